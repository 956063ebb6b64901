package structurizr

import "casebook/render/scene"

type workspace struct {
	Name          string            `json:"name"`
	Description   string            `json:"description,omitempty"`
	Properties    map[string]string `json:"properties,omitempty"`
	Configuration struct{}          `json:"configuration"`
	Model         model             `json:"model"`
	Views         views             `json:"views"`
}

type model struct {
	People          []*element        `json:"people,omitempty"`
	SoftwareSystems []*element        `json:"softwareSystems"`
	Properties      map[string]string `json:"properties,omitempty"`
}

type views struct {
	ContainerViews []containerView `json:"containerViews"`
	Configuration  configuration   `json:"configuration"`
}

type containerView struct {
	Key              string `json:"key"`
	Title            string `json:"title"`
	SoftwareSystemID string `json:"softwareSystemId"`
	Elements         []ref  `json:"elements"`
	Relationships    []ref  `json:"relationships"`
	AutomaticLayout  layout `json:"automaticLayout"`

	BoundariesVisible bool `json:"externalSoftwareSystemBoundariesVisible"`
}

type layout struct {
	Implementation string `json:"implementation"`
	RankDirection  string `json:"rankDirection"`
	RankSeparation int    `json:"rankSeparation"`
	NodeSeparation int    `json:"nodeSeparation"`
	EdgeSeparation int    `json:"edgeSeparation"`
	Vertices       bool   `json:"vertices"`
}

type configuration struct {
	Styles styles `json:"styles"`
}

type styles struct {
	Elements      []style `json:"elements"`
	Relationships []style `json:"relationships"`
}

type style struct {
	Tag    string `json:"tag"`
	Shape  string `json:"shape,omitempty"`
	Border string `json:"border,omitempty"`
	Style  string `json:"style,omitempty"`
	Dashed *bool  `json:"dashed,omitempty"`
}

// workspace returns the whole, with a view of all that there is.
func (b *builder) workspace(s *scene.Scene) *workspace {
	direction := "LeftRight"
	if b.Direction == "TB" {
		direction = "TopBottom"
	}
	nested := map[string]string{"structurizr.groupSeparator": separator}
	return &workspace{
		Name: b.system.Name, Description: clean(s.Desc),
		Model: model{People: b.people, SoftwareSystems: b.systems, Properties: nested},
		Views: views{
			ContainerViews: []containerView{{
				Key: "components", Title: clean(s.Title), SoftwareSystemID: b.system.ID,
				Elements: b.shown, Relationships: b.lines,
				AutomaticLayout: layout{"Graphviz", direction, 300, 200, 0, false},
			}},
			Configuration: configuration{styles{
				Elements: []style{
					{Tag: "Store", Shape: "Cylinder"}, {Tag: "Pipe", Shape: "Pipe"},
					{Tag: "Person", Shape: "Person"}, {Tag: "External", Border: "Dashed"},
				},
				Relationships: []style{
					{Tag: "Relationship", Dashed: new(bool), Style: "Solid"}, {Tag: "Asynchronous", Style: "Dashed"}, {Tag: "Data", Style: "Dotted"},
				},
			}},
		},
	}
}
