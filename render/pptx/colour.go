package pptx

import (
	"fmt"
	"math"
	"strings"

	"casebook/render/scene"
)

// slot is a colour of a presentation's theme, by the name that shapes know it by.
type slot string

// slots says which colour of the theme stands for each paint, so that the palette of a template takes
// over when its theme does. Paints that share one differ in lightness, as the lighter and darker rows
// under PowerPoint's colours do. Accents: 1 works and is the way of a flow, 2 keeps data, 3 keeps secrets
// and is trust, 4 keeps copies, 5 carries messages, 6 is the rest.
var slots = map[scene.Paint]slot{
	scene.Canvas: "bg1", scene.Card: "bg1", scene.OnFlow: "bg1", scene.OnMark: "bg1",
	scene.Ink: "tx1", scene.Shadow: "tx1",
	scene.Zone0: "bg2", scene.Zone1: "bg2", scene.Zone2: "bg2", scene.Zone3: "bg2", scene.ZoneLine: "bg2",
	scene.CardLine: "bg2", scene.FadedCardLine: "bg2", scene.FadedLine: "bg2",
	scene.Muted: "tx2", scene.FadedInk: "tx2", scene.FrameLine: "tx2", scene.OutsideLine: "tx2",
	scene.Blue: "accent1", scene.BlueTile: "accent1", scene.FlowLine: "accent1",
	scene.Green: "accent2", scene.GreenTile: "accent2", scene.DataLine: "accent2", scene.Added: "accent2", scene.Roomy: "accent2",
	scene.Red: "accent3", scene.RedTile: "accent3", scene.Trust: "accent3", scene.TrustZone: "accent3", scene.Dropped: "accent3", scene.Beyond: "accent3",
	scene.Amber: "accent4", scene.AmberTile: "accent4", scene.Altered: "accent4", scene.Tight: "accent4",
	scene.Violet: "accent5", scene.VioletTile: "accent5", scene.AsyncLine: "accent5",
	scene.Slate: "accent6", scene.SlateTile: "accent6", scene.SyncLine: "accent6",
}

// bases are the paints whose colours the theme of a presentation has.
var bases = map[slot]scene.Paint{
	"bg1": scene.Canvas, "tx1": scene.Ink, "bg2": scene.Zone1, "tx2": scene.Muted,
	"accent1": scene.FlowLine, "accent2": scene.Green, "accent3": scene.Red,
	"accent4": scene.Amber, "accent5": scene.Violet, "accent6": scene.Slate,
	"hlink": scene.FlowLine, "folHlink": scene.Violet,
}

// colourScheme writes the colours of a theme. Dark pictures have them the other way round in the map of
// the master, as PowerPoint has it: what is called dark is dark.
func colourScheme(m *markup, t scene.Theme) {
	lower := map[slot]slot{"lt1": "bg1", "dk1": "tx1", "lt2": "bg2", "dk2": "tx2"}
	if dark(t) {
		lower = map[slot]slot{"dk1": "bg1", "lt1": "tx1", "dk2": "bg2", "lt2": "tx2"}
	}
	m.raw(`<a:clrScheme name="Casebook">`)
	for _, s := range []slot{"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"} {
		base := s
		if of, ok := lower[s]; ok {
			base = of
		}
		c, _ := t.Colour(bases[base])
		m.raw("<a:", string(s), `><a:srgbClr val="`, hex(c), `"/></a:`, string(s), ">")
	}
	m.raw("</a:clrScheme>")
}

// colourMap returns the map of a master.
func colourMap(t scene.Theme) string {
	const rest = ` accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`
	if dark(t) {
		return `<p:clrMap bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"` + rest
	}
	return `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"` + rest
}

// dark reports whether pictures are light on dark.
func dark(t scene.Theme) bool {
	ground, _ := t.Colour(scene.Canvas)
	ink, _ := t.Colour(scene.Ink)
	return lightness(ground) < lightness(ink)
}

func hex(c scene.Colour) string { return strings.ToUpper(strings.TrimPrefix(c.String(), "#")) }

// colour returns a paint as a colour of the theme, made as light as the paint is.
func (d *deck) colour(p scene.Paint, opacity float64) (string, error) {
	c, known := d.theme.Colour(p)
	s, mapped := slots[p]
	if !known || !mapped {
		return "", fmt.Errorf("there is no paint %q", p)
	}
	base, _ := d.theme.Colour(bases[s])
	change := ""
	if c != base {
		change = fade(saturation(base), saturation(c)) + lighten(lightness(base), lightness(c))
	}
	if opacity > 0 && opacity < 1 {
		change += fmt.Sprintf(`<a:alpha val="%d"/>`, thousandths(opacity))
	}
	if change == "" {
		return `<a:schemeClr val="` + string(s) + `"/>`, nil
	}
	return `<a:schemeClr val="` + string(s) + `">` + change + `</a:schemeClr>`, nil
}

// lighten returns what turns a colour of one lightness into one of another: lightness times one number,
// and another added.
func lighten(from, to float64) string {
	if to <= from {
		if from == 0 {
			return ""
		}
		return fmt.Sprintf(`<a:lumMod val="%d"/>`, thousandths(to/from))
	}
	by := thousandths((1 - to) / (1 - from))
	return fmt.Sprintf(`<a:lumMod val="%d"/><a:lumOff val="%d"/>`, by, 100_000-by)
}

// fade returns what turns a colour of one saturation into one of another, if that is less: more would be
// gaudy in the palette of a template.
func fade(from, to float64) string {
	if to >= from {
		return ""
	}
	return fmt.Sprintf(`<a:satMod val="%d"/>`, thousandths(to/from))
}

// thousandths returns a part of one in thousandths of a per cent.
func thousandths(part float64) int { return int(math.Round(part * 100_000)) }

// saturation returns the saturation of a colour as that of hue, saturation and lightness.
func saturation(c scene.Colour) float64 {
	most, least := int(max(c.R, c.G, c.B)), int(min(c.R, c.G, c.B))
	room := 255 - max(most+least-255, 255-most-least)
	if room == 0 {
		return 0
	}
	return float64(most-least) / float64(room)
}

// lightness returns the lightness of a colour as that of hue, saturation and lightness.
func lightness(c scene.Colour) float64 {
	return float64(int(max(c.R, c.G, c.B))+int(min(c.R, c.G, c.B))) / (2 * 255)
}
