package lint

import (
	"regexp"
	"strconv"
)

// presetSites is how many sites the shapes have that we know; see presetShapeDefinitions of ISO 29500.
var presetSites = map[string]int{"rect": 4, "roundRect": 4, "ellipse": 8}

var wholeNumber = regexp.MustCompile(`^-?[0-9]+$`)

// shapes checks the shapes of a slide, a layout or a master.
func (c *checker) shapes(name string) {
	sites := map[string]int{}
	for _, n := range c.parts[name].all() {
		switch n.name {
		case "cNvPr":
			id := n.attr["id"]
			if v, err := strconv.ParseUint(id, 10, 31); err != nil || v == 0 {
				c.fault(name, "%q is no id", id)
			}
			if _, twice := sites[id]; twice {
				c.fault(name, "the id %s is there twice", id)
			}
			sites[id] = 0
		case "off", "ext", "chOff", "chExt":
			for _, a := range []string{"x", "y", "cx", "cy"} {
				if v, ok := n.attr[a]; ok && (!wholeNumber.MatchString(v) || a[0] == 'c' && v[0] == '-') {
					c.fault(name, "%s is %q", a, v)
				}
			}
		case "rPr", "defRPr":
			if v, ok := n.attr["sz"]; ok {
				if size, err := strconv.Atoi(v); err != nil || size < 100 || size > 400000 {
					c.fault(name, "%q is no size of type", v)
				}
			}
		case "txBody":
			if n.find("p") == nil {
				c.fault(name, "text without a paragraph")
			}
		case "tc":
			if n.find("txBody") == nil {
				c.fault(name, "a cell without text")
			}
		}
	}
	c.tables(name)
	for _, s := range c.parts[name].all() {
		if of := s.find("cNvPr"); s.name == "sp" && of != nil {
			sites[of.attr["id"]] = sitesOf(s)
		}
	}
	for _, n := range c.parts[name].all() {
		if n.name != "stCxn" && n.name != "endCxn" {
			continue
		}
		have, ok := sites[n.attr["id"]]
		if !ok {
			c.fault(name, "a connector holds on to %s, which is not there", n.attr["id"])
		} else if at, err := strconv.Atoi(n.attr["idx"]); err != nil || at < 0 || at >= have {
			c.fault(name, "a connector holds on to site %s of %s, which has %d", n.attr["idx"], n.attr["id"], have)
		}
	}
}

// sitesOf returns how many sites a shape has.
func sitesOf(s *node) int {
	if own := s.find("custGeom"); own != nil {
		n := 0
		for _, c := range own.all() {
			if c.name == "cxn" {
				n++
			}
		}
		return n
	}
	if preset := s.find("prstGeom"); preset != nil {
		return presetSites[preset.attr["prst"]]
	}
	return 0
}

// tables checks that each row has a cell for each column.
func (c *checker) tables(name string) {
	for _, t := range c.parts[name].all() {
		if t.name != "tbl" {
			continue
		}
		columns := 0
		for _, n := range t.all() {
			if n.name == "gridCol" {
				columns++
			}
		}
		for _, row := range t.children {
			if row.name == "tr" && len(row.children) != columns {
				c.fault(name, "a row of %d cells in a table of %d columns", len(row.children), columns)
			}
		}
	}
}
