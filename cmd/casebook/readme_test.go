package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"gopkg.in/yaml.v3"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// readmeStudy writes the study of the README to a file and returns its name.
func readmeStudy(t *testing.T) string {
	t.Helper()
	study := between(t, readme(t), "```yaml\ncasebook: 1\n", "```")
	file := filepath.Join(t.TempDir(), "url-shortener.yaml")
	if err := os.WriteFile(file, []byte("casebook: 1\n"+study), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestReadmeStart runs every command of the README that goes on from "casebook new", in their order, on what that
// writes, and those for notes.
func TestReadmeStart(t *testing.T) {
	t.Setenv("CASEBOOK_CACHE", t.TempDir())
	var script strings.Builder
	ours := regexp.MustCompile(`(?m)^casebook (.*\bmy-(system|shop)\b.*|notes .*)$`)
	commands := 0
	for _, block := range strings.Split(readme(t), "```sh\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		for _, line := range ours.FindAllString(block, -1) {
			script.WriteString("exec sh -c '" + line + "'\n")
			commands++
		}
	}
	if commands < 16 {
		t.Errorf("only %d commands in\n%s", commands, &script)
	}
	script.WriteString("exists my-shop.yaml my-system.svg out/README.md talk.html talk.pptx talk.pdf talk.md talk-pictures\n")
	const notes = "-- docs/a.md --\n# A\n-- guide.mdx --\n# B\n"
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "start.txtar"), []byte(script.String()+notes), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true})
}

// TestReadmeFault misspells the key that the README does, in what "casebook new" writes.
func TestReadmeFault(t *testing.T) {
	want := between(t, readme(t), "$ casebook check my-system.yaml\n", "```")
	t.Chdir(t.TempDir())
	var out, told bytes.Buffer
	if code := run([]string{"new", "my-system"}, nil, &out, &told); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	study, err := os.ReadFile("my-system.yaml")
	if err != nil {
		t.Fatal(err)
	}
	study = bytes.Replace(study, []byte("      replicas: 3\n"), []byte("      repicas: 3\n"), 1)
	if err := os.WriteFile("my-system.yaml", study, 0o644); err != nil {
		t.Fatal(err)
	}
	told.Reset()
	if code := run([]string{"check", "my-system.yaml"}, nil, &out, &told); code != exitUsage {
		t.Errorf("exit code %d", code)
	}
	if told.String() != want {
		t.Errorf("the README has\n%s\nand the program prints\n%s", want, &told)
	}
}

// TestReadmeFaults has more faults than are shown, all of which are in JSON, as the README says.
func TestReadmeFaults(t *testing.T) {
	if text := readme(t); !strings.Contains(text, "the first 20 are shown") || !strings.Contains(text, "`check --format json` has all of them") {
		t.Error("the README does not say how many faults are shown")
	}
	study := "casebook: 1\ntitle: A\nkind: case_study\n"
	for i := range 27 {
		study += fmt.Sprintf("wrong%d: 1\n", i)
	}
	for format, want := range map[string]int{"text": 20, "json": 27} {
		var out, told bytes.Buffer
		if code := run([]string{"check", "--format", format, "-"}, strings.NewReader(study), &out, &told); code != exitUsage {
			t.Errorf("exit code %d", code)
		}
		if n := strings.Count(out.String()+told.String(), "unknown key"); n != want {
			t.Errorf("%s: %d faults, not %d", format, n, want)
		}
	}
}

// TestReadmeConnection puts the connection of the README that has keys into its study.
func TestReadmeConnection(t *testing.T) {
	file := readmeStudy(t)
	study, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	connection := "- {from: " + between(t, readme(t), "`- {from: ", "`") + "\n"
	proposal := strings.Replace(string(study), "- api -> store: look up\n", connection, 1)
	if err := os.WriteFile(file, []byte(proposal), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, told bytes.Buffer
	if code := run([]string{"check", file}, nil, &out, &told); proposal == string(study) || code != exitDone {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	if code := run([]string{"review", file}, nil, &out, &told); code != exitFindings || strings.Contains(out.String(), "from api to store has no timeout") {
		t.Errorf("exit code %d: %s", code, &out)
	}
}

// TestReadmeNumbers runs the example of the README on its study.
func TestReadmeNumbers(t *testing.T) {
	const command = "$ casebook numbers url-shortener.yaml --set "
	example := between(t, readme(t), "```console\n"+command, "```")
	set, want, _ := strings.Cut(example, "\n")
	var out, told bytes.Buffer
	if code := run([]string{"numbers", readmeStudy(t), "--set", strings.Trim(set, `"`)}, nil, &out, &told); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	holds(t, out.String(), want)
}

// TestReadmeReview runs the example of the README on its study.
func TestReadmeReview(t *testing.T) {
	const command = "$ casebook review url-shortener.yaml\n"
	want := between(t, readme(t), "```console\n"+command, "```")
	t.Chdir(filepath.Dir(readmeStudy(t)))
	var out, told bytes.Buffer
	if code := run([]string{"review", "url-shortener.yaml"}, nil, &out, &told); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	holds(t, out.String(), want)
}

// TestReadmeAccepts puts the acceptance of the README into its study: it is valid, and of a finding.
func TestReadmeAccepts(t *testing.T) {
	file := readmeStudy(t)
	study, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	accept := between(t, readme(t), "```yaml\nreview:\n", "```")
	if err := os.WriteFile(file, append(study, "review:\n"+accept...), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, told bytes.Buffer
	if code := run([]string{"review", file, "--today", "2026-11-26"}, nil, &out, &told); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	if text := out.String(); strings.Contains(text, "CAP-004 cold-cache") || strings.Contains(text, "DOC-009") || !strings.Contains(text, "1 accepted") {
		t.Errorf("%s", text)
	}
}

// TestReadmeDiff runs the example of the README on its study and on a version of it.
func TestReadmeDiff(t *testing.T) {
	old := readmeStudy(t)
	study, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	proposal := strings.NewReplacer(
		"replicas: {count: 6, zones: 3}", "replicas: {count: 12, zones: 3}",
		"p99: 50ms}", "p99: 40ms}",
		"    clicks: {name:", "    events: {name:",
		"api ~> clicks: clicked", "api ~> events: clicked",
		"[cache, clicks]", "[cache, events]",
		"- api -> store: look up\n", "- {from: api, to: store, label: look up, timeout: 80ms}\n",
	).Replace(string(study))
	after := filepath.Join(filepath.Dir(old), "proposal.yaml")
	if err := os.WriteFile(after, []byte(proposal), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, told bytes.Buffer
	if code := run([]string{"diff", old, after}, nil, &out, &told); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	holds(t, out.String(), between(t, readme(t), "$ casebook diff url-shortener.yaml proposal.yaml\n", "```"))
}

// holds fails unless the parts of an example are in what the program prints. A line "..." stands for what is
// left out.
func holds(t *testing.T, printed, example string) {
	t.Helper()
	rest := printed
	for _, part := range strings.Split(example, "...\n") {
		part = strings.Trim(part, "\n") + "\n"
		_, behind, ok := strings.Cut(rest, part)
		if !ok {
			t.Fatalf("the README has\n%s\nand the program prints\n%s", part, printed)
		}
		rest = behind
	}
}

// TestReadmeCI runs the commands of the workflow and of the hooks in the README, as far as they are this
// program's, on a folder with a study that is in order and on one with a finding.
func TestReadmeCI(t *testing.T) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]any
				Run  string
			}
		}
	}
	if err := yaml.Unmarshal([]byte(between(t, readme(t), "```yaml\nname: Design review\n", "```")), &workflow); err != nil {
		t.Fatal(err)
	}
	var hooks struct {
		Repos []struct {
			Repo  string
			Hooks []struct{ ID, Name, Language, Entry, Files string }
		}
	}
	if err := yaml.Unmarshal([]byte("repos:\n"+between(t, readme(t), "```yaml\nrepos:\n", "```")), &hooks); err != nil {
		t.Fatal(err)
	}
	var script strings.Builder
	script.WriteString("env GITHUB_STEP_SUMMARY=$WORK/summary.md\n")
	failing := ""
	for _, step := range workflow.Jobs["review"].Steps {
		if strings.HasPrefix(step.Run, "casebook ") {
			script.WriteString("exec sh -c '" + step.Run + "'\n")
			failing = step.Run
		}
		if file, ok := step.With["sarif_file"].(string); ok {
			script.WriteString("exists " + file + "\ngrep '\"version\": \"2.1.0\"' " + file + "\n")
		}
	}
	script.WriteString("grep '^## Design review$' summary.md\n")
	for _, h := range hooks.Repos[0].Hooks {
		if files := regexp.MustCompile(h.Files); !files.MatchString("studies/shop.yaml") || files.MatchString("README.md") || h.Language != "system" {
			t.Errorf("%+v", h)
		}
		script.WriteString("exec " + h.Entry + " studies/shop.yaml\n")
	}
	script.WriteString("cp bad.yaml studies/bad.yaml\nexits 1 sh -c '" + failing + "'\nstdout '^::error file=studies/bad.yaml,line=9,'\n")
	script.WriteString("exits 1 casebook review studies/shop.yaml studies/bad.yaml\n")
	const shop = `
-- studies/shop.yaml --
casebook: 1
title: Shop
kind: case_study
-- bad.yaml --
casebook: 1
title: Shop
kind: case_study
architecture:
  components:
    user: {name: User, kind: client}
    api: {name: API, kind: service}
  connections:
    - user -> api
  flows:
    order: {steps: [user -> api]}
`
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "ci.txtar"), []byte(script.String()+shop), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: dir, RequireExplicitExec: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits},
	})
}

// between returns the text from behind the first text to the next.
func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, text, ok := strings.Cut(text, from)
	text, _, ends := strings.Cut(text, to)
	if !ok || !ends {
		t.Fatalf("the README has no %q", from)
	}
	return text
}
