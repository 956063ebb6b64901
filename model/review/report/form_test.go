package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"

	"casebook/model"
	"casebook/model/review"
)

// TestSARIFIsValid holds logs to the schema that OASIS publishes, and has another program's reader read
// them.
func TestSARIFIsValid(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(sarifSchema, publishedSchema(t)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(sarifSchema)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Report{"none": {}, "shop": shop(t), "broken": broken(t), "everything": everything(t)} {
		data, err := r.SARIF()
		must(t, data, err)
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(log); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if read, err := sarif.FromBytes(data); err != nil || len(read.Runs) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := bytes.Replace(must(t, first(broken(t).SARIF()), nil), []byte(`"level": "error"`), []byte(`"level": "grave"`), 1)
	log, err := jsonschema.UnmarshalJSON(bytes.NewReader(broken))
	if err != nil {
		t.Fatal(err)
	}
	if s.Validate(log) == nil {
		t.Error("a level that there is not is valid")
	}
}

// publishedSchema returns the schema of SARIF 2.1.0, which go-sarif has in its source.
func publishedSchema(t *testing.T) any {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(strings.TrimSpace(string(dir)), "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	literal := file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func first(data []byte, _ error) []byte { return data }

// TestSARIF holds a log to what the schema cannot say.
func TestSARIF(t *testing.T) {
	data, err := broken(t).SARIF()
	must(t, data, err)
	var log sarifLog
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Tool.Driver.Rules) != len(review.Rules()) || run.Invocations[0].ExecutionSuccessful || len(run.Invocations[0].Notifications) != 2 {
		t.Errorf("%d rules, %+v", len(run.Tool.Driver.Rules), run.Invocations)
	}
	suppressed := 0
	for _, result := range run.Results {
		if rule := run.Tool.Driver.Rules[result.RuleIndex]; rule.ID != result.RuleID {
			t.Errorf("%s has the index of %s", result.RuleID, rule.ID)
		}
		at := result.Locations[0].Physical
		if at.Artifact.URI != "studies/shop.yaml" || at.Region == nil || at.Region.StartLine < 1 || at.Region.StartColumn < 1 {
			t.Errorf("%s is at %+v", result.RuleID, at)
		}
		if !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(result.Fingerprints[sarifFingerprint]) {
			t.Errorf("%s has the fingerprint %v", result.RuleID, result.Fingerprints)
		}
		for _, s := range result.Suppressions {
			suppressed++
			if s.Kind != "external" || !strings.HasPrefix(s.Justification, "The client library") {
				t.Errorf("%+v", s)
			}
		}
	}
	if suppressed != 1 {
		t.Errorf("%d are suppressed", suppressed)
	}
}

func TestURI(t *testing.T) {
	for file, want := range map[string]string{
		"studies/shop.yaml": "studies/shop.yaml", "a b%.yaml": "a%20b%25.yaml", "c:d.yaml": "./c:d.yaml", "../x#y?.yaml": "../x%23y%3F.yaml",
		"/tmp/shop.yaml": "file:///tmp/shop.yaml", "-": "-",
	} {
		if got := uri(file); got != want {
			t.Errorf("%s is %s, want %s", file, got, want)
		}
	}
}

// TestJUnitIsValid holds results to a schema that is as strict as those of Ant and Jenkins together.
func TestJUnitIsValid(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		if os.Getenv("CASEBOOK_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skip("xmllint is not installed")
	}
	for name, r := range map[string]*Report{"none": {}, "shop": shop(t), "broken": broken(t), "everything": everything(t)} {
		data, err := r.JUnit()
		must(t, data, err)
		file := filepath.Join(t.TempDir(), name+".xml")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(lint, "--noout", "--nonet", "--schema", "testdata/junit.xsd", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", name, out)
		}
	}
}

// TestJUnit counts the tests of a suite by what came of them.
func TestJUnit(t *testing.T) {
	for _, test := range []struct {
		failOn            review.Severity
		failures, skipped int
	}{{review.Error, 2, 1}, {review.Warn, 2, 1}, {"", 0, 1}} {
		r := broken(t)
		r.FailOn = test.failOn
		data, err := r.JUnit()
		must(t, data, err)
		var got junitSuites
		if err := xml.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		s := got.Suites[0]
		if len(got.Suites) != 2 || got.Suites[1].Errors != 2 || s.Failures != test.failures || s.Skipped != test.skipped || s.Tests != len(s.Cases) {
			t.Errorf("fail on %q: %d failures, %d skipped, %d tests, %d cases", test.failOn, s.Failures, s.Skipped, s.Tests, len(s.Cases))
		}
		if !strings.Contains(s.Out, missingFact) {
			t.Errorf("missing facts are not in the output %q", s.Out)
		}
	}
}

// hostile is text that would like to be something else.
var hostile = rapid.OneOf(
	rapid.String(),
	rapid.StringOfN(rapid.RuneFrom([]rune("ab1 \t\r\n%:,;|`*_[]()<>!&#@$~\\/-+=.'\"\x00\x1b\u202e\ufffe")), 0, 40, -1),
	rapid.SampledFrom([]string{"::error::x", "@team", "a|b", "<!--", "</testsuite>", "]]>", "&amp;", "https://x.y", "www.x.y", "1. x", "# x", "```", "![x](y)"}),
)

// TestGitHubHasOneCommandALine holds a command to one line from which GitHub reads back what was meant.
func TestGitHubHasOneCommandALine(t *testing.T) {
	form := regexp.MustCompile(`^::error file=([^:,]*),line=3,col=4,title=([^:,]*)::([^\n\r]*)\n$`)
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	rapid.Check(t, func(t *rapid.T) {
		file, title, message := "f"+hostile.Draw(t, "file"), hostile.Draw(t, "title"), hostile.Draw(t, "message")
		var b strings.Builder
		command(&b, "error", file, 3, 4, title, message)
		m := form.FindStringSubmatch(b.String())
		if m == nil {
			t.Fatalf("%q", b.String())
		}
		for i, want := range []string{file, title, message} {
			if got := unescape.Replace(m[i+1]); got != want {
				t.Errorf("%q is read as %q", want, got)
			}
		}
	})
}

// TestEscapeReadsAsItself holds escaped text to one cell of a table that reads as the text, with nothing in
// it that is more than text.
func TestEscapeReadsAsItself(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	tags := regexp.MustCompile(`<!-- -->`)
	rapid.Check(t, func(t *rapid.T) {
		s := hostile.Draw(t, "text")
		var out bytes.Buffer
		if err := md.Convert([]byte("| a | b |\n| --- | --- |\n| "+escape(s)+" | end |\n"), &out); err != nil {
			t.Fatal(err)
		}
		_, cell, _ := strings.Cut(out.String(), "<tbody>\n<tr>\n<td>")
		cell, rest, _ := strings.Cut(cell, "</td>\n")
		if !strings.HasPrefix(rest, "<td>end</td>") {
			t.Fatalf("%q is more than a cell:\n%s", s, out.String())
		}
		plain := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(tags.ReplaceAllString(cell, ""))
		if want := model.Visible(strings.Join(strings.Fields(s), " ")); plain != want {
			t.Fatalf("%q reads as %q\n%s", want, plain, out.String())
		}
		if strings.Contains(tags.ReplaceAllString(cell, ""), "<") {
			t.Fatalf("%q has markup: %s", s, cell)
		}
	})
}

// TestEscapeCallsNobody holds names behind @ and numbers behind # apart from what GitHub makes of them.
func TestEscapeCallsNobody(t *testing.T) {
	called := regexp.MustCompile(`[@#][\pL\p{Nd}]`)
	rapid.Check(t, func(t *rapid.T) {
		if s := escape(hostile.Draw(t, "text")); called.MatchString(s) {
			t.Fatal(s)
		}
	})
}

// TestXMLIsWellFormed holds results to one document whatever texts are in them.
func TestXMLIsWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile.Draw(t, "text")
		f := review.Finding{Rule: review.Find("RES-003"), Severity: review.Error, Targets: []string{text}, Message: text}
		accepted := f
		accepted.Accepted = &model.Acceptance{Because: model.Prose(text), Owner: text}
		r := &Report{FailOn: review.Error, Studies: []Study{{&review.Report{Findings: []review.Finding{f, accepted}}, text, nil}}}
		data, err := r.JUnit()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%v\n%s", err, data)
			}
		}
	})
}
