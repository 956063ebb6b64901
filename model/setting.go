package model

import (
	"fmt"
	"slices"
	"strings"
)

// Setting is a fact that is put in the place of a study's own, to see what would be if.
//
// Its name is that of an input or a derived number of the capacity part ("peak_factor"), or a key of
// a component, a zone or a flow ("api.replicas", "api.latency.p99", "authorise.rate"), or of the
// connections from one component to another ("api->psp.retries"), or "capacity.growth".
type Setting struct {
	Name  string
	Value string // as it would be written in the file
}

// ParseSetting reads a setting that is written as NAME=VALUE.
func ParseSetting(text string) (Setting, error) {
	from := 0
	if i := strings.Index(text, "=>"); i >= 0 { // the arrow of a connection
		from = i + len("=>")
	}
	at := strings.Index(text[from:], "=") + from
	if at < from {
		return Setting{}, fmt.Errorf("%s is not written as NAME=VALUE, such as api.replicas=4", quote(text))
	}
	s := Setting{strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+1:])}
	switch {
	case s.Name == "":
		return Setting{}, fmt.Errorf("%s has no name before the =", quote(text))
	case s.Value == "":
		return Setting{}, fmt.Errorf("%s has no value behind the =", quote(text))
	case strings.ContainsAny(text, "\r\n"):
		return Setting{}, fmt.Errorf("%s is more than one line", quote(text))
	}
	return s, nil
}

// String returns the setting as NAME=VALUE.
func (s Setting) String() string { return s.Name + "=" + s.Value }

// Elements returns the ids of what the setting speaks of: the component, zone or flow, or both ends of the
// connections; none for a number of the capacity part.
func (s Setting) Elements() []string {
	if m := arrowSetting.FindStringSubmatch(s.Name); m != nil {
		return []string{m[1], m[3]}
	}
	if id, _, dotted := strings.Cut(s.Name, "."); dotted {
		return []string{id}
	}
	return nil
}

// LoadWith reads a study as LoadAs does, with settings in place of what it says itself: whatever it
// computes follows from them. They hold at every stage of the roadmap and for every step, whatever
// those say. The error is of type Errors; a fault of a setting has the setting in place of the file
// and no place.
func LoadWith(id, name string, data []byte, set []Setting) (*Study, error) {
	before, err := LoadAs(id, name, data)
	if err != nil || len(set) == 0 {
		return before, err
	}
	r := newReader(id, name)
	text, _ := r.readText(data) // there was no fault before
	w := whatIf{reader: r, before: before, lines: len(r.lines)}
	r.root = r.parse(text)
	for _, s := range set {
		w.put(s)
	}
	r.read(r.root)
	w.checkMeasures(set)
	if len(r.found) > 0 {
		return nil, w.faults(set)
	}
	return r.study, nil
}

// whatIf is a study that is read with settings. They stand on lines behind those of its file, so
// that whatever reads their values can speak of them.
type whatIf struct {
	*reader
	before *Study // as its file has it
	lines  int    // of the file
}

// checkMeasures notes settings that give a number of the capacity part another dimension than it
// has in the file: whatever goes wrong with that is their fault.
func (w *whatIf) checkMeasures(set []Setting) {
	for i, s := range set {
		was, err := w.before.Lookup(s.Name)
		is, _ := w.study.Lookup(s.Name)
		if err == nil && was.Known() && is.Known() && !sameMeasure(was, is) {
			w.add(Pos{w.lines + i + 1, 1}, 1, "the file has "+was.String(),
				"%s cannot be another sort of number: %s, not %s", quote(s.Name), is.Dim, was.Dim)
		}
	}
}

// faults returns what is wrong with the settings. Faults of the file, which has none by itself, are
// what settings have brought about; they count where no setting is at fault alone.
func (w *whatIf) faults(set []Setting) Errors {
	all := make([]string, len(set))
	for i, s := range set {
		all[i] = s.String()
	}
	var own, caused Errors
	for _, e := range w.found.sorted() {
		fault := &Error{Width: 1, Msg: e.Msg, Hint: e.Hint}
		if i := e.Pos.Line - w.lines - 1; i >= 0 {
			fault.File = all[i]
			own = append(own, fault)
			continue
		}
		fault.File = strings.Join(all, " ")
		fault.Msg = fmt.Sprintf("it does not go with %s: %s", e.where(), e.Msg)
		caused = append(caused, fault)
	}
	if len(own) > 0 {
		return slices.Clip(own)
	}
	return caused
}
