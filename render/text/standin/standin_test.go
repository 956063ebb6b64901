package standin

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"casebook/render/text"
)

func TestFindInCollectionsAndFolders(t *testing.T) {
	dir := t.TempDir()
	_, regular := text.Font(false)
	_, bold := text.Font(true)
	write(t, dir, "empty/none.ttf", nil)
	write(t, dir, "empty/notes.txt", []byte("no font"))
	write(t, dir, "sub/Any-Regular.ttf", regular)
	write(t, dir, "sub/Any-Bold.TTF", bold)
	both := write(t, dir, "both.ttc", collection(regular, bold))

	s := open(t, nil, dir)
	if name := style(t, s.Find('a', false)); name != "Regular" {
		t.Errorf("for regular text: %s", name)
	}
	if name := style(t, s.Find('a', true)); name != "Bold" {
		t.Errorf("for bold text: %s", name)
	}
	if s.Find('支', false) != nil {
		t.Error("a font has what none has")
	}
	if name := style(t, open(t, []string{both}, "nowhere").Find('a', true)); name != "Regular" {
		t.Errorf("of a collection: %s", name)
	}
}

func TestOpenNamesWhatIsNoFont(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		write(t, dir, "text.ttf", []byte("no font")): "no font that can be read",
		write(t, dir, "empty.ttf", nil):              "no font that can be read",
		dir:                                          "no file",
		filepath.Join(dir, "none.ttf"):               "no such file",
	} {
		_, err := Open([]string{name}, nil)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v; want %s", name, err, want)
		}
	}
}

func TestRank(t *testing.T) {
	files := []string{
		"/b/Other.ttf", "/a/Other.ttf", "/f/NotoSerifCJK-Regular.ttc", "/f/NotoSansCJK-Bold.ttc", "/f/DejaVuSansMono.ttf",
		"/f/DejaVuSans.ttf", "/f/NotoSansCJK-Regular.ttc", "/f/DejaVuSans-Bold.ttf",
	}
	for bold, want := range map[bool][]string{
		false: {"/f/NotoSansCJK-Regular.ttc", "/f/NotoSansCJK-Bold.ttc", "/f/DejaVuSans.ttf", "/f/DejaVuSans-Bold.ttf", "/a/Other.ttf", "/b/Other.ttf", "/f/DejaVuSansMono.ttf", "/f/NotoSerifCJK-Regular.ttc"},
		true:  {"/f/NotoSansCJK-Bold.ttc", "/f/NotoSansCJK-Regular.ttc", "/f/DejaVuSans-Bold.ttf", "/f/DejaVuSans.ttf", "/a/Other.ttf", "/b/Other.ttf", "/f/DejaVuSansMono.ttf", "/f/NotoSerifCJK-Regular.ttc"},
	} {
		if got := rank(slices.Clone(files), bold); !slices.Equal(got, want) {
			t.Errorf("bold %v: %q", bold, got)
		}
	}
}

// collection returns fonts as one file.
func collection(fonts ...[]byte) []byte {
	head := binary.BigEndian.AppendUint32([]byte("ttcf\x00\x01\x00\x00"), uint32(len(fonts)))
	at := uint32(len(head) + 4*len(fonts))
	var body []byte
	for _, font := range fonts {
		start := at + uint32(len(body))
		head = binary.BigEndian.AppendUint32(head, start)
		font = slices.Clone(font)
		for i := range int(binary.BigEndian.Uint16(font[4:])) { // tables are told from the start of the file
			entry := font[12+16*i+8:]
			binary.BigEndian.PutUint32(entry, binary.BigEndian.Uint32(entry)+start)
		}
		body = append(body, font...)
	}
	return append(head, body...)
}

func open(t *testing.T, files []string, folders ...string) *Set {
	t.Helper()
	s, err := Open(files, folders)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// style returns the style that a font says it has.
func style(t *testing.T, f *sfnt.Font) string {
	t.Helper()
	if f == nil {
		t.Fatal("there is no font")
	}
	name, err := f.Name(nil, sfnt.NameIDSubfamily)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func write(t *testing.T, dir, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
