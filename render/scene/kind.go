package scene

// look is what tells the components of a kind apart from others.
type look struct {
	name        string // in words, for a legend
	glyph, tile Paint
}

// looks are by kind. Colours go by family: blue works, green keeps data, amber keeps copies of it,
// violet carries messages, red keeps secrets, slate is outside or looks after the rest.
var looks = map[string]look{
	"client":       {"client", Slate, SlateTile},
	"external":     {"external system", Slate, SlateTile},
	"person":       {"person", Slate, SlateTile},
	"device":       {"device", Slate, SlateTile},
	"config":       {"configuration", Slate, SlateTile},
	"monitor":      {"monitoring", Slate, SlateTile},
	"dns":          {"DNS", Blue, BlueTile},
	"cdn":          {"CDN", Blue, BlueTile},
	"gateway":      {"gateway", Blue, BlueTile},
	"balancer":     {"load balancer", Blue, BlueTile},
	"service":      {"service", Blue, BlueTile},
	"function":     {"function", Blue, BlueTile},
	"worker":       {"worker", Blue, BlueTile},
	"job":          {"job", Blue, BlueTile},
	"model":        {"model", Blue, BlueTile},
	"library":      {"library", Blue, BlueTile},
	"database":     {"database", Green, GreenTile},
	"object_store": {"object store", Green, GreenTile},
	"search":       {"search index", Green, GreenTile},
	"warehouse":    {"data warehouse", Green, GreenTile},
	"cache":        {"cache", Amber, AmberTile},
	"queue":        {"queue", Violet, VioletTile},
	"stream":       {"stream", Violet, VioletTile},
	"vault":        {"secret store", Red, RedTile},
	"lock":         {"trust boundary", Trust, TrustZone},
	"zone":         {"zone", Slate, SlateTile},
}

// KindPaint returns the paints of the glyph of a kind of component and of the tile behind it; those
// of a service if there is no such kind. The name of the glyph is that of the kind.
func KindPaint(kind string) (glyph, tile Paint) {
	l, ok := looks[kind]
	if !ok {
		l = looks["service"]
	}
	return l.glyph, l.tile
}

// KindName returns what one component of a kind is called in a legend; the kind itself if it is not
// known.
func KindName(kind string) string {
	if l, ok := looks[kind]; ok {
		return l.name
	}
	return kind
}
