package report

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/review"
)

// The parts of SARIF 2.1.0 that a review has something to say in.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string          `json:"id"`
		Name                 string          `json:"name"`
		ShortDescription     sarifText       `json:"shortDescription"`
		FullDescription      sarifText       `json:"fullDescription"`
		Help                 sarifHelp       `json:"help"`
		DefaultConfiguration sarifLevel      `json:"defaultConfiguration"`
		Properties           sarifProperties `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifProperties struct {
		Tags []string `json:"tags"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool        `json:"executionSuccessful"`
		Notifications       []sarifNote `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNote struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
)

// sarifSchema is where the schema of the format is.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// sarifFingerprint names how fingerprints are made.
const sarifFingerprint = "casebook/v1"

// SARIF returns the findings as a log of SARIF 2.1.0. What is accepted is suppressed in it, and files
// that could not be reviewed make the run one that did not succeed.
func (r *Report) SARIF() ([]byte, error) {
	rules := review.Rules()
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "casebook", Version: r.Version, Rules: make([]sarifRule, len(rules))}},
		Invocations: []sarifInvocation{{ExecutionSuccessful: len(r.Unread) == 0}},
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
	}
	for i, rule := range rules {
		run.Tool.Driver.Rules[i] = sarifRuleOf(rule)
	}
	for _, err := range r.Unread {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifFault(place(err)))
	}
	for _, e := range r.entries(func(*review.Finding) bool { return true }) {
		run.Results = append(run.Results, sarifResultOf(&e, slices.Index(rules, e.Rule)))
	}
	return encoded(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

func sarifRuleOf(r *review.Rule) sarifRule {
	text := r.Finds + "\n\nWhy: " + r.Why
	markdown := r.Finds + "\n\n**Why:** " + r.Why
	if r.Source != "" {
		text += "\n\nSource: " + r.Source
		markdown += "\n\n**Source:** " + r.Source
	}
	group, _, _ := strings.Cut(r.ID, "-")
	return sarifRule{
		ID: r.ID, Name: camel(r.Name),
		ShortDescription:     sarifText{r.Finds},
		FullDescription:      sarifText{r.Why},
		Help:                 sarifHelp{text + "\n\nFix: " + r.Fix, markdown + "\n\n**Fix:** " + r.Fix},
		DefaultConfiguration: sarifLevel{level(r.Severity)},
		Properties:           sarifProperties{[]string{strings.ToLower(group)}},
	}
}

func sarifResultOf(e *entry, rule int) sarifResult {
	at := sarifPlace(e.study.path(), e.Pos)
	for _, t := range e.Targets {
		at.Logical = append(at.Logical, sarifLogical{t})
	}
	result := sarifResult{
		RuleID: e.Rule.ID, RuleIndex: rule, Level: level(e.Severity),
		Message:      sarifText{e.Message},
		Locations:    []sarifLocation{at},
		Fingerprints: map[string]string{sarifFingerprint: fingerprint(e.Finding)},
		Suppressions: []sarifSuppression{},
	}
	if e.Accepted != nil {
		result.Suppressions = append(result.Suppressions, sarifSuppression{"external", "accepted", justification(e.Accepted)})
	}
	return result
}

func sarifFault(e *model.Error) sarifNote {
	note := sarifNote{Level: "error", Message: sarifText{e.Msg}}
	if e.Hint != "" {
		note.Message.Text += " (" + e.Hint + ")"
	}
	if e.File != "" {
		note.Locations = []sarifLocation{sarifPlace(e.File, e.Pos)}
	}
	return note
}

// sarifPlace returns a place in a file. Line 0 stands for the whole.
func sarifPlace(file string, at model.Pos) sarifLocation {
	p := sarifPhysical{Artifact: sarifArtifact{uri(file)}}
	if at.Line > 0 {
		p.Region = &sarifRegion{at.Line, at.Column}
	}
	return sarifLocation{Physical: p}
}

// uri returns the reference to a file: relative where its name is.
func uri(file string) string {
	u := url.URL{Path: file}
	if path.IsAbs(file) {
		u.Scheme = "file"
	}
	return u.String()
}

// level returns what SARIF calls a severity.
func level(s review.Severity) string {
	if s == review.Info {
		return "note"
	}
	return word(s)
}

// camel writes a name as SARIF wants it: MissingTimeout.
func camel(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}
