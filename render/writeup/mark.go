package writeup

import "strings"

// Marks stand in a piece of Markdown for what may only be settled once the whole document is put
// together. They are control characters, which clean text does not hold, so nothing in a study can
// forge them.
const (
	hardSpace = '\x00' // a space at which no line is broken
	hardLine  = '\x01' // a line end that the layout of templates leaves alone
	linkMark  = '\x02' // where a link starts; it has no width
	lineBreak = '\x03' // a line break that the author asked for
	codeBar   = '\x04' // a bar in code, which only a cell of a table needs escaped
	roomMark  = '\x05' // room behind the mark of a list's item, for those who want more of it
)

// bare replaces the marks of a finished document by what they stand for.
var bare = strings.NewReplacer(
	string(hardSpace), " ",
	string(hardLine), "\n",
	string(linkMark), "",
	string(lineBreak), " ",
	string(codeBar), "|",
	string(roomMark), "",
)
