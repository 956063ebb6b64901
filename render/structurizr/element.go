package structurizr

import (
	"fmt"
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// element is a person, a software system or a container.
type element struct {
	ID            string            `json:"id"`
	Name          string            `json:"name"`
	Description   string            `json:"description,omitempty"`
	Technology    string            `json:"technology,omitempty"`
	Tags          string            `json:"tags"`
	URL           string            `json:"url,omitempty"`
	Group         string            `json:"group,omitempty"`
	Location      string            `json:"location,omitempty"`
	Properties    map[string]string `json:"properties,omitempty"`
	Relationships []*relationship   `json:"relationships,omitempty"`
	Containers    []*element        `json:"containers,omitempty"`
}

// relationship leads from the element that has it to another.
type relationship struct {
	ID               string `json:"id"`
	SourceID         string `json:"sourceId"`
	DestinationID    string `json:"destinationId"`
	Description      string `json:"description,omitempty"`
	Technology       string `json:"technology,omitempty"`
	InteractionStyle string `json:"interactionStyle"`
	Tags             string `json:"tags"`
}

// part adds a part: who and what is outside beside the system, all else in it. A zone with something in it
// is the group of that.
func (b *builder) part(p scene.Part) {
	if p.Zone && len(b.Within(p.ID)) > 0 {
		return
	}
	e := &element{
		ID: b.id(), Name: b.name(p.Name), Description: clean(p.Note), URL: text.Followable(p.Link), Group: b.group(p.In),
		Properties: map[string]string{"casebook.id": clean(p.ID)},
	}
	switch p.Kind {
	case "person", "client":
		e.Tags, e.Location = "Element,Person", "External"
		e.Description = clean(strings.Join(p.Lines()[1:], ", "))
		b.people = append(b.people, e)
	case "external":
		e.Tags, e.Location = "Element,Software System,External", "External"
		e.Description = clean(strings.Join(p.Lines()[1:], ", "))
		b.systems = append(b.systems, e)
	default:
		e.Tags, e.Technology = "Element,Container", clean(p.Facts())
		if tag, ok := tags[p.Kind]; ok {
			e.Tags += "," + tag
		}
		b.system.Containers = append(b.system.Containers, e)
	}
	b.elements[p.ID] = e
	b.shown = append(b.shown, ref{ID: e.ID, X: new(int), Y: new(int)})
}

// tags are those of kinds that are drawn as something else than a box.
var tags = map[string]string{
	"database": "Store", "warehouse": "Store", "object_store": "Store", "search": "Store", "queue": "Pipe", "stream": "Pipe",
}

// separator stands between the names of groups in groups.
const separator = "/"

// group returns the name of a zone as a group, after those of the zones around it.
func (b *builder) group(zone string) string {
	for _, p := range b.Parts {
		if p.Zone && p.ID == zone && zone != "" {
			name := strings.ReplaceAll(clean(p.Name), separator, "∕")
			if around := b.group(p.In); around != "" {
				return around + separator + name
			}
			return name
		}
	}
	return ""
}

// name returns a name that no other element has; Structurizr wants that.
func (b *builder) name(want string) string {
	want = clean(want)
	if want == "" {
		want = "unnamed"
	}
	free := want
	for n := 2; b.names[strings.ToLower(free)]; n++ {
		free = fmt.Sprintf("%s (%d)", want, n)
	}
	b.names[strings.ToLower(free)] = true
	return free
}

// link adds a connection.
func (b *builder) link(l *scene.Link) {
	from, to := b.elements[l.From], b.elements[l.To]
	if from == nil || to == nil {
		return
	}
	r := &relationship{
		ID: b.id(), SourceID: from.ID, DestinationID: to.ID,
		InteractionStyle: "Synchronous", Tags: "Relationship",
	}
	switch l.Mode {
	case "async":
		r.InteractionStyle, r.Tags = "Asynchronous", "Relationship,Asynchronous"
	case "data":
		r.InteractionStyle, r.Tags = "Asynchronous", "Relationship,Asynchronous,Data"
	}
	said, with := l.Said()
	r.Description, r.Technology = clean(strings.Join(said, "; ")), clean(with)
	free := r.Description
	for n := 2; b.said[from.ID+" "+to.ID+" "+free]; n++ {
		free = strings.TrimSpace(fmt.Sprintf("%s (%d)", r.Description, n))
	}
	r.Description = free
	b.said[from.ID+" "+to.ID+" "+free] = true
	from.Relationships = append(from.Relationships, r)
	b.lines = append(b.lines, ref{ID: r.ID})
}

// clean returns s as one line. The rest of the escaping is that of JSON.
func clean(s string) string { return text.Clean(s) }
