// Package lint looks for what makes PowerPoint offer to repair a presentation: parts that are missing or
// of no kind, relationships that lead nowhere, ids that are there twice, connectors that hold on to
// nothing. What it knows comes from the standard and from files that were refused.
package lint

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Check returns what is wrong with a presentation, a line each.
func Check(file []byte) []string {
	c := &checker{parts: map[string]*node{}, rels: map[string]map[string]target{}}
	if err := c.read(file); err != nil {
		return []string{err.Error()}
	}
	c.kinds()
	for _, name := range c.names {
		if strings.HasSuffix(name, ".rels") {
			c.relationships(name)
		}
	}
	for _, name := range c.names {
		c.part(name)
	}
	c.presentation()
	return c.faults
}

// checker is a presentation that is looked through.
type checker struct {
	names  []string // of parts, in their order
	parts  map[string]*node
	rels   map[string]map[string]target // of each part, by id
	faults []string
}

// target is where a relationship leads.
type target struct{ kind, part string }

func (c *checker) fault(part, format string, args ...any) {
	c.faults = append(c.faults, part+": "+fmt.Sprintf(format, args...))
}

// read reads all parts.
func (c *checker) read(file []byte) error {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return fmt.Errorf("no archive: %w", err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		if c.parts[f.Name] != nil {
			c.fault(f.Name, "is there twice")
			continue
		}
		root, err := parse(data)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		c.names = append(c.names, f.Name)
		c.parts[f.Name] = root
	}
	if len(c.names) == 0 || c.names[0] != contentTypes {
		return fmt.Errorf("the first part is not %s", contentTypes)
	}
	return nil
}

const contentTypes = "[Content_Types].xml"

// kinds checks that each part has one kind and each kind that is told is that of a part.
func (c *checker) kinds() {
	told, ends := map[string]bool{}, map[string]bool{}
	for _, k := range c.parts[contentTypes].all() {
		switch k.name {
		case "Default":
			ends["."+k.attr["Extension"]] = true
		case "Override":
			name := strings.TrimPrefix(k.attr["PartName"], "/")
			if c.parts[name] == nil {
				c.fault(contentTypes, "tells the kind of %s, which is not there", name)
			}
			if told[name] {
				c.fault(contentTypes, "tells the kind of %s twice", name)
			}
			told[name] = true
		}
	}
	for _, name := range c.names {
		end := path.Ext(name)
		if name != contentTypes && !told[name] && (!ends[end] || end == ".xml") {
			c.fault(name, "has no kind")
		}
	}
}

// relationships checks those of a part, and notes where they lead.
func (c *checker) relationships(name string) {
	of := path.Join(path.Dir(path.Dir(name)), strings.TrimSuffix(path.Base(name), ".rels"))
	if name == "_rels/.rels" {
		of = ""
	} else if c.parts[of] == nil {
		c.fault(name, "is about %s, which is not there", of)
	}
	known := map[string]target{}
	for _, r := range c.parts[name].all() {
		if r.name != "Relationship" {
			continue
		}
		id, to := r.attr["Id"], r.attr["Target"]
		if _, twice := known[id]; twice {
			c.fault(name, "has %s twice", id)
		}
		kind := path.Base(r.attr["Type"])
		if r.attr["TargetMode"] != "External" {
			to = path.Join(path.Dir(of), to)
			if c.parts[to] == nil {
				c.fault(name, "%s leads to %s, which is not there", id, to)
			}
		} else if !strings.HasPrefix(to, "http://") && !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "mailto:") {
			c.fault(name, "%s leads to %q", id, to)
		}
		known[id] = target{kind, to}
	}
	c.rels[of] = known
}

var hexColour = regexp.MustCompile(`^[0-9A-F]{6}$`)

// part checks what holds in any part: references to relationships, colours, and lists of styles.
func (c *checker) part(name string) {
	for _, n := range c.parts[name].all() {
		for _, a := range []string{"r:id", "r:embed", "r:link"} {
			if id, ok := n.attr[a]; ok {
				if _, ok := c.rels[name][id]; !ok {
					c.fault(name, "%s refers to %q, which is no relationship of it", n.name, id)
				}
			}
		}
		switch n.name {
		case "srgbClr":
			if !hexColour.MatchString(n.attr["val"]) {
				c.fault(name, "the colour %q is not six digits", n.attr["val"])
			}
		case "fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst":
			if len(n.children) < 3 {
				c.fault(name, "%s has %d entries, not 3", n.name, len(n.children))
			}
		}
	}
	if c.parts[name].find("spTree") != nil {
		c.shapes(name)
	}
}

// presentation checks how slides, masters, layouts and notes hang together.
func (c *checker) presentation() {
	const main = "ppt/presentation.xml"
	if c.parts[main] == nil {
		c.faults = append(c.faults, "there is no presentation")
		return
	}
	c.listed(main)
	for _, name := range c.names {
		dir := path.Dir(name)
		switch {
		case dir == "ppt/slides":
			c.refers(name, "slideLayout", 1, 1)
			c.notes(name)
		case dir == "ppt/slideLayouts":
			c.refers(name, "slideMaster", 1, 1)
		case dir == "ppt/slideMasters", dir == "ppt/notesMasters":
			c.refers(name, "theme", 1, 1)
		case dir == "ppt/notesSlides":
			c.refers(name, "slide", 1, 1)
			c.refers(name, "notesMaster", 1, 1)
		}
	}
	c.themes()
}

// listed checks that the presentation lists its slides and masters once, with ids that no other has.
func (c *checker) listed(main string) {
	ids := map[string]bool{}
	listed := map[string]bool{}
	for _, n := range c.parts[main].all() {
		switch n.name {
		case "sldId", "sldMasterId":
			if ids[n.attr["id"]] {
				c.fault(main, "the id %s is there twice", n.attr["id"])
			}
			ids[n.attr["id"]] = true
			fallthrough
		case "notesMasterId":
			listed[c.rels[main][n.attr["r:id"]].part] = true
		}
	}
	for _, name := range c.names {
		switch path.Dir(name) {
		case "ppt/slides", "ppt/slideMasters", "ppt/notesMasters":
			if !listed[name] {
				c.fault(main, "does not list %s", name)
			}
		}
	}
	for _, master := range c.names {
		if path.Dir(master) != "ppt/slideMasters" {
			continue
		}
		for _, n := range c.parts[master].all() {
			if n.name != "sldLayoutId" {
				continue
			}
			if ids[n.attr["id"]] {
				c.fault(master, "the id %s of a layout is there twice", n.attr["id"])
			}
			ids[n.attr["id"]] = true
		}
	}
}

// refers checks that a part has so many relationships of a kind, and returns the last one's target.
func (c *checker) refers(name, kind string, least, most int) string {
	var found []string
	for _, t := range c.rels[name] {
		if t.kind == kind {
			found = append(found, t.part)
		}
	}
	if n := len(found); n < least || n > most {
		c.fault(name, "has %d relationships to a %s", n, kind)
	}
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}

// notes checks that the notes of a slide know it, and that there is a master for them.
func (c *checker) notes(slide string) {
	notes := c.refers(slide, "notesSlide", 0, 1)
	if notes == "" {
		return
	}
	back := false
	for _, t := range c.rels[notes] {
		back = back || t.kind == "slide" && t.part == slide
	}
	if !back {
		c.fault(notes, "does not lead back to %s", slide)
	}
	if c.parts["ppt/presentation.xml"].find("notesMasterIdLst") == nil {
		c.fault(slide, "has notes, and the presentation has no master for them")
	}
}

// themes checks that no two masters share a theme.
func (c *checker) themes() {
	var seen []string
	for _, name := range c.names {
		for _, t := range c.rels[name] {
			if t.kind != "theme" || name == "ppt/presentation.xml" {
				continue
			}
			if slices.Contains(seen, t.part) {
				c.fault(name, "shares %s with another master", t.part)
			}
			seen = append(seen, t.part)
		}
	}
}
