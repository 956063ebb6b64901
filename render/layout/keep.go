package layout

import (
	"encoding/json"

	"casebook/render/cache"
	"casebook/render/layout/graph"
	"casebook/render/layout/place"
)

// version belongs to the key under which drawings are kept: it changes with what is drawn.
const version = "layout 5"

// keyOf returns the key of the drawing of g.
func keyOf(g *graph.Graph) (cache.Key, bool) {
	text, err := json.Marshal(g)
	if err != nil { // a number that is none
		return cache.Key{}, false
	}
	return cache.KeyOf([]byte(version), []byte(place.Version), []byte(graph.CodecVersion), text), true
}

// recall returns the drawing of g that the cache has, or nil.
func (l *Layouter) recall(g *graph.Graph) *graph.Drawing {
	key, ok := keyOf(g)
	if !ok {
		return nil
	}
	data, ok := l.cache.Get(key)
	if !ok {
		return nil
	}
	d, err := graph.Decode(data, g)
	if err != nil {
		return nil
	}
	return d
}

// keep puts the drawing of g into the cache.
func (l *Layouter) keep(g *graph.Graph, d *graph.Drawing) {
	if key, ok := keyOf(g); ok {
		l.cache.Put(key, graph.Encode(d))
	}
}
