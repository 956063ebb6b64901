package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// parse returns the root of a study's YAML, or nil after noting why there is none.
func (f *faults) parse(text []byte) *yaml.Node {
	root, ok := f.parseAny(text)
	if !ok {
		return nil
	}
	if root == nil {
		f.add(Pos{1, 1}, 1, "'casebook new' writes a study to start from", "the file is empty")
		return nil
	}
	if root.Kind != yaml.MappingNode {
		what := shape(root)
		if isNull(root) {
			what = "nothing"
		}
		f.add(place(root), 1, "it begins with casebook: 1, title and kind", "a study is a map of keys, not %s", what)
		return nil
	}
	return root
}

// parseAny returns the root of a file's YAML, nil if there is nothing in it, and whether it can be read
// at all; why not is noted.
func (f *faults) parseAny(text []byte) (root *yaml.Node, ok bool) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	document, err := nextDocument(decoder)
	switch {
	case errors.Is(err, io.EOF):
		return nil, true
	case err != nil:
		f.addSyntax(text, err)
		return nil, false
	}
	root = document.Content[0]
	if !f.checkEnd(text, decoder) {
		return nil, false
	}
	check := nodeCheck{faults: f}
	return root, check.check(root, 0)
}

// nextDocument reads one YAML document. The parser panics at some odd inputs ("internal error");
// for the author of the file those are faults like any other.
func nextDocument(decoder *yaml.Decoder) (document *yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	document = new(yaml.Node)
	if err := decoder.Decode(document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, io.EOF
	}
	return document, nil
}

// checkEnd notes whatever follows the first document, and reports whether that is YAML at all.
func (f *faults) checkEnd(text []byte, decoder *yaml.Decoder) bool {
	next, err := nextDocument(decoder)
	switch {
	case errors.Is(err, io.EOF):
	case err != nil:
		f.addSyntax(text, err)
		return false
	default:
		at := place(next)
		for line := min(at.Line, len(f.lines)); line > 1; line-- {
			if strings.HasPrefix(f.lines[line-1], "---") {
				at = Pos{line, 1}
				break
			}
		}
		f.add(at, 3, "put it in a file of its own", "a second YAML document starts here; a file is one study")
	}
	return true
}
