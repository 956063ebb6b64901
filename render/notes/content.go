package notes

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"casebook/model/analyze"
	"casebook/model/review"
	"casebook/render/view"
	"casebook/render/writeup"
)

// Folder is the folder beside a note in which its pictures are.
const Folder = "casebook"

// Picture is a picture that a note shows.
type Picture struct {
	File      string // from the folder of the note, with slashes
	View      string
	Form      Form   // SVG or PNG
	Theme     string // "" for that of the study
	Direction string // "" for that of the study
	Scale     int    // of a PNG image
}

// Content returns what a region of a note holds, as Markdown, and the pictures that it shows. The analysis and
// the views are those of the study that it asks for.
//
// The picture of a view is casebook/STUDY/VIEW.svg, from the folder of the note. Where the marker says more of how
// it looks, that is in the name too: casebook/shop/flow/order.dark.svg. That of a study in the note has
// the name of the note, and the number of the study in it: casebook/queue.md/1/components.svg.
func (n *Note) Content(ctx context.Context, r *Region, a *analyze.Analysis, views []view.View) (string, []Picture, error) {
	c := content{region: r, flavor: n.Flavor, dir: path.Join(Folder, a.Study.ID), views: views}
	if r.mdx {
		c.flavor = writeup.Docusaurus
	}
	if r.Source != nil {
		base := path.Base(strings.ReplaceAll(n.Name, "\\", "/"))
		c.dir = path.Join(Folder, base, fmt.Sprint(r.Source.Number))
	}
	switch r.As {
	case Table:
		return c.text(writeup.Table(a, reviewed(a), r.What, c.flavor))
	case Section:
		return c.section(ctx, a)
	}
	return c.view()
}

// reviewed returns the review of a study as of when it was written, so that a note is not stale one day for nothing.
func reviewed(a *analyze.Analysis) *review.Report {
	return review.Review(a, review.Options{Today: a.Study.Updated})
}

// content is what a region holds while it is being made.
type content struct {
	region *Region
	flavor writeup.Flavor
	dir    string // of the pictures
	views  []view.View
}

func (c *content) text(text []byte, err error) (string, []Picture, error) {
	return string(text), nil, err
}

// section returns a part of the write-up, with the pictures in it.
func (c *content) section(ctx context.Context, a *analyze.Analysis) (string, []Picture, error) {
	var shown []writeup.Picture
	for _, v := range c.views {
		p := c.picture(v.Name, SVG, c.region.Theme)
		shown = append(shown, writeup.Picture{View: v.Name, File: c.shown(p.File), Title: v.Title, Alt: v.Alt})
	}
	name := strings.TrimPrefix(c.region.What, "part/")
	text, err := writeup.Part(ctx, a, reviewed(a), name, shown, c.flavor)
	if err != nil {
		return "", nil, err
	}
	var used []Picture
	for i, v := range c.views {
		p := c.picture(v.Name, SVG, c.region.Theme)
		if strings.Contains(string(text), "]("+writeup.Encode(shown[i].File)+")") {
			used = append(used, p)
		}
	}
	return string(text), used, nil
}

// view returns a picture of a view, or two of them, for the light and the dark.
func (c *content) view() (string, []Picture, error) {
	v, err := c.find(c.region.What)
	if err != nil {
		return "", nil, err
	}
	r := c.region
	p := writeup.Picture{View: v.Name, Title: v.Title, Alt: v.Alt, Width: r.Width}
	if r.Alt != "" {
		p.Alt = r.Alt
	}
	if r.As == Themed {
		light, dark := c.picture(v.Name, SVG, "light"), c.picture(v.Name, SVG, "dark")
		p.File, p.Dark = c.shown(light.File), c.shown(dark.File)
		return c.flavor.Show(p), []Picture{light, dark}, nil
	}
	drawn := c.picture(v.Name, r.As, r.Theme)
	p.File = c.shown(drawn.File)
	return c.flavor.Show(p), []Picture{drawn}, nil
}

// find returns the view of a name, or the one that shows the components, or else the first there is, if
// there is none.
func (c *content) find(name string) (view.View, error) {
	wanted := name
	if name == "" {
		wanted = "components"
	}
	at := slices.IndexFunc(c.views, func(v view.View) bool { return v.Name == wanted })
	switch {
	case at >= 0:
		return c.views[at], nil
	case len(c.views) == 0:
		return view.View{}, errors.New("there is nothing in the study to draw")
	case name == "":
		return c.views[0], nil
	}
	return view.View{}, &view.UnknownError{Name: name, Views: c.views}
}

// picture returns the picture of a view.
func (c *content) picture(view string, form Form, theme string) Picture {
	r := c.region
	name := path.Join(c.dir, view)
	for _, word := range []string{theme, r.Direction} {
		if word != "" {
			name += "." + word
		}
	}
	if r.Scale > 1 {
		name += fmt.Sprintf(".%dx", r.Scale)
	}
	return Picture{File: name + "." + string(form), View: view, Form: form, Theme: theme, Direction: r.Direction, Scale: r.Scale}
}

// shown returns a file as the note names it.
func (c *content) shown(file string) string {
	if c.flavor == writeup.Docusaurus {
		return "./" + file
	}
	return file
}
