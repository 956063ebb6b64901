package writeup

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"casebook/model/analyze"
	"casebook/model/review"
)

// libraryIn returns the files of a library in a flavor: of all fixtures, one of which is hostile.
func libraryIn(t *testing.T, flavor Flavor) map[string]string {
	t.Helper()
	files := map[string]string{}
	var cards []Card
	for _, a := range analysed(t) {
		c := CardOf(a.Study)
		cards = append(cards, c)
		var shown []Picture
		for _, p := range picturesFor(a.Study) {
			name, file := flavor.Shown(c, p.View+".svg")
			files[name] = `<svg xmlns="http://www.w3.org/2000/svg"/>`
			p.File = file
			shown = append(shown, p)
		}
		text, err := Study(context.Background(), a, review.Review(a, review.Options{Today: a.Study.Updated}), shown, flavor)
		if err != nil {
			t.Fatal(err)
		}
		files[flavor.Document(c)] = string(text)
	}
	home, err := Index(cards, flavor)
	if err != nil {
		t.Fatal(err)
	}
	files[flavor.Home()] = string(home)
	for _, f := range Navigation(cards, flavor) {
		files[f.Name] = string(f.Text)
	}
	return files
}

// analysed returns the studies of libraries. Their figures are computed once.
func analysed(t *testing.T) []*analyze.Analysis {
	t.Helper()
	analyseOnce.Do(func() {
		var names []string
		for _, f := range fixtures {
			names = append(names, filepath.Join("testdata", f+".yaml"))
		}
		for _, name := range names {
			a, err := analyze.Analyze(context.Background(), readFile(t, name), analyze.Options{})
			if err != nil {
				t.Fatal(err)
			}
			analyses = append(analyses, a)
		}
	})
	return analyses
}

var (
	analyseOnce sync.Once
	analyses    []*analyze.Analysis
)

// flavorRule is something that must not be in the words of a document, which readers of a flavor would take for
// something else.
type flavorRule struct {
	what string
	bad  *regexp.Regexp
}

var (
	anyTag     = flavorRule{"HTML", regexp.MustCompile(`(^|[^\\])</?[a-zA-Z!]`)}
	anyHeading = flavorRule{"a title in the text", regexp.MustCompile(`(?m)^# `)}
)

// flavorRules are the rules of readers, as they were recorded from their documentation and from trials.
var flavorRules = map[Flavor][]flavorRule{
	Hugo:  {anyTag, anyHeading},
	Plain: {anyTag, {"front matter", regexp.MustCompile(`\A---`)}},
	Obsidian: {anyTag,
		{"a mark of a highlight", regexp.MustCompile(`[^\\=]==[^=]`)},
		{"a mark of a comment", regexp.MustCompile(`[^\\%]%%`)},
		{"a tag", regexp.MustCompile(`(?m)(^|[ (])#[a-zA-Z]`)},
		{"a link to an anchor", regexp.MustCompile(`\]\(#`)}},
	MkDocs: {
		{"an escape that Python-Markdown does not know", regexp.MustCompile("(?m)(?:^|[^\\\\])(?:\\\\\\\\)*\\\\[^\\\\`*_{}\\[\\]()>#+\\-.!]")},
		{"an item with less than four columns of room", regexp.MustCompile(`(?m)^ *(- {1,2}|[0-9]\. )[^ ]`)},
		{"a comment for a linter", regexp.MustCompile(`<!-- markdownlint`)}},
	Docusaurus: {anyHeading,
		{"a comment of HTML", regexp.MustCompile(`(^|[^\\])<!`)},
		{"a tag that is none of ours", regexp.MustCompile(`(^|[^\\])<([^/ds]|/[^ds])`)},
		{"an expression", regexp.MustCompile(`(^|[^\\])\{[^/]`)},
		{"a statement", regexp.MustCompile(`(?m)^(import|export)\b`)}},
}

// frontMatter matches the front matter of a document.
var frontMatter = regexp.MustCompile(`\A---\n(?s:.*?)\n---\n`)

// broken returns which rules of a flavor a document breaks.
func broken(flavor Flavor, text string) []string {
	var found []string
	body := text
	if flavor != Plain {
		body = frontMatter.ReplaceAllString(text, "")
	}
	if flavor == Hugo && regexp.MustCompile(`\{\{[<%]([^/]|/[^*])`).MatchString(text) {
		found = append(found, "a call of a template")
	}
	var words strings.Builder
	for _, p := range splitCode(body) {
		if !p.code {
			words.WriteString(p.text)
		} else if strings.HasSuffix(p.text, "\n") {
			words.WriteString("code\n")
		} else {
			words.WriteString("code")
		}
	}
	for _, r := range flavorRules[flavor] {
		if at := r.bad.FindStringIndex(words.String()); at != nil {
			found = append(found, fmt.Sprintf("%s: %.60q", r.what, words.String()[at[0]:]))
		}
	}
	return found
}

func TestFlavorsKeepTheirRules(t *testing.T) {
	for _, flavor := range Flavors() {
		for name, text := range libraryIn(t, flavor) {
			if path.Ext(name) != ".md" {
				continue
			}
			for _, b := range broken(flavor, text) {
				t.Errorf("%s: %s has %s", flavor, name, b)
			}
			for _, b := range deadAnchors(flavor, text) {
				t.Errorf("%s: %s links to %s, and has no such heading", flavor, name, b)
			}
		}
	}
}

// TestFlavorRulesFindFaults proves that the rules see what they are for: documents written for GitHub break them.
func TestFlavorRulesFindFaults(t *testing.T) {
	files := libraryIn(t, GitHub)
	all := files["architecture_case_studies/hostile.md"] + files["architecture_case_studies/rich.md"] + "\nexport x #tag ==x== %%x%% {x}\n"
	for flavor, rules := range flavorRules {
		text := all
		if flavor == Hugo {
			text += "`{{< x >}}`"
		}
		if found := broken(flavor, text); len(found) < len(rules) {
			t.Errorf("%s: only %q of %d rules find something", flavor, found, len(rules))
		}
	}
}

var (
	headingLine = regexp.MustCompile(`(?m)^#{1,6} (.*)$`)
	anchorLink  = regexp.MustCompile(`\]\(#([^)]*)\)`)
	wikiAnchor  = regexp.MustCompile(`\[\[#([^|\]]*?)\\?\|`)
)

// deadAnchors returns links of a document to headings that it does not have.
func deadAnchors(flavor Flavor, text string) []string {
	anchors, titles := map[string]bool{}, map[string]bool{}
	for _, m := range headingLine.FindAllStringSubmatch(text, -1) {
		title := html.UnescapeString(escaped.ReplaceAllString(m[1], "$1"))
		anchors[flavor.anchor(title)] = true
		titles[strings.Trim(strings.SplitN(wiki("#"+title, ""), string(codeBar), 2)[0], "[#\x02")] = true
	}
	var dead []string
	for _, m := range anchorLink.FindAllStringSubmatch(text, -1) {
		if !anchors[m[1]] {
			dead = append(dead, m[1])
		}
	}
	for _, m := range wikiAnchor.FindAllStringSubmatch(text, -1) {
		if !titles[strings.ReplaceAll(m[1], " ", "\x00")] && !titles[m[1]] {
			dead = append(dead, m[1])
		}
	}
	return dead
}

func TestAnchorsOfPythonMarkdown(t *testing.T) {
	for title, want := range map[string]string{ // as its function slugify has them
		"API / gateway (v2)": "api-gateway-v2", "Über uns": "uber-uns", "a--b - c": "a-b-c", "日本": "", "snake_case 1.5": "snake_case-15",
		"- x -": "-x-", "1 + growth": "1-growth",
	} {
		if got := dashed(title); got != want {
			t.Errorf("dashed(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestShortcodesAreQuoted(t *testing.T) {
	for in, want := range map[string]string{
		"`{{< x >}}`": "`{{</* x */>}}`", "`{{% x %}}`": "`{{%/* x */%}}`", "`{{< x`": "`{ {< x`", "`{{ x }}`": "`{{ x }}`",
		"```\n{{< a >}} {{% b\n```\n": "```\n{{</* a */>}} { {% b\n```",
	} {
		if got := Hugo.translate(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestPicturesOfFlavors(t *testing.T) {
	p := Picture{File: "a b/c.svg", Dark: "a b/c.dark.svg", Alt: `say "{x}" <b>`, Width: 300}
	for flavor, want := range map[Flavor]string{
		GitHub: "<!-- markdownlint-disable MD013 MD033 -->\n\n" + `<a href="a%20b/c.svg"><picture><source media="(prefers-color-scheme: dark)" srcset="a%20b/c.dark.svg">` +
			`<img alt="say &#34;{x}&#34; &lt;b&gt;" src="a%20b/c.svg" width="300"></picture></a>` + "\n\n<!-- markdownlint-enable MD013 MD033 -->",
		Docusaurus: `<a href="a%20b/c.svg"><picture><source media="(prefers-color-scheme: dark)" srcSet="a%20b/c.dark.svg" />` +
			`<img alt="say &#34;{x}&#34; &lt;b&gt;" src="a%20b/c.svg" width="300" /></picture></a>`,
	} {
		if got := flavor.Show(p); got != want {
			t.Errorf("%s: %s\nwant %s", flavor, got, want)
		}
	}
}

// writeLibrary writes the files of a library below a folder.
func writeLibrary(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// missing skips a test for want of a tool, or fails it where all tools are required.
func missing(t *testing.T, err error) {
	t.Helper()
	if os.Getenv("CASEBOOK_TOOLS") == "required" {
		t.Fatal(err)
	}
	t.Skip("not installed:", err)
}

// TestMkDocs builds a site with MkDocs, strictly, and follows its links.
func TestMkDocs(t *testing.T) {
	program, err := exec.LookPath("mkdocs")
	if err != nil {
		missing(t, err)
	}
	dir := t.TempDir()
	writeLibrary(t, dir, libraryIn(t, MkDocs))
	site := filepath.Join(t.TempDir(), "site")
	command(t, dir, program, "build", "--strict", "--quiet", "--theme", "mkdocs", "--site-dir", site)
	followLinks(t, site)
}

// TestHugo builds a site with Hugo, and follows its links.
func TestHugo(t *testing.T) {
	program, err := exec.LookPath("hugo")
	if err != nil {
		missing(t, err)
	}
	dir := t.TempDir()
	writeLibrary(t, filepath.Join(dir, "content"), libraryIn(t, Hugo))
	page := "<html><body><h1>{{.Title}}</h1>{{.Content}}</body></html>"
	writeLibrary(t, dir, map[string]string{
		"config.toml": "baseURL = \"http://example.org/\"\ntitle = \"x\"\n", "layouts/index.html": page,
		"layouts/_default/single.html": page, "layouts/_default/list.html": page,
	})
	command(t, dir, program, "--quiet", "--destination", "site")
	followLinks(t, filepath.Join(dir, "site"))
}

// TestMDX compiles documents with the compiler that Docusaurus uses.
func TestMDX(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		missing(t, err)
	}
	modules := os.Getenv("CASEBOOK_NODE_MODULES")
	if _, err := os.Stat(filepath.Join(modules, "@mdx-js", "mdx", "index.js")); err != nil {
		missing(t, err)
	}
	dir := t.TempDir()
	writeLibrary(t, dir, libraryIn(t, Docusaurus))
	script := `import {readFileSync} from 'fs'
const {compile} = await import(process.argv[2] + '/@mdx-js/mdx/index.js')
const {default: gfm} = await import(process.argv[2] + '/remark-gfm/index.js')
for (const file of process.argv.slice(3)) {
  try {
    await compile(readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''), {remarkPlugins: [gfm]})
  } catch (e) { console.log(file + ': ' + e.message); process.exitCode = 1 }
}`
	writeLibrary(t, dir, map[string]string{"compile.mjs": script})
	modules, err = filepath.Abs(modules)
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"compile.mjs", modules}
	for name := range libraryIn(t, Docusaurus) {
		if path.Ext(name) == ".md" {
			args = append(args, name)
		}
	}
	command(t, dir, node, args...)
}

// command runs a program, which must say nothing.
func command(t *testing.T, dir, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || len(bytes.TrimSpace(out)) > 0 {
		t.Fatalf("%s: %v\n%s", filepath.Base(program), err, out)
	}
}

var (
	pageID   = regexp.MustCompile(` id="?([^" >]+)`)
	pageLink = regexp.MustCompile(`<(?:a|img)\b[^>]*? (?:href|src)="?(\.?[a-z_.#][^":>]*\.svg|#[^" >]+)`)
)

// followLinks checks that links of a site to places of the same page, and to pictures, lead somewhere.
func followLinks(t *testing.T, site string) {
	t.Helper()
	followed := 0
	err := filepath.WalkDir(site, func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" || d.Name() == "404.html" {
			return err
		}
		page, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		ids := map[string]bool{}
		for _, m := range pageID.FindAllSubmatch(page, -1) {
			ids[html.UnescapeString(string(m[1]))] = true
		}
		for _, m := range pageLink.FindAllSubmatch(page, -1) {
			to := html.UnescapeString(string(m[1]))
			followed++
			if anchor, ok := strings.CutPrefix(to, "#"); ok {
				if decoded := unveiled(anchor); !ids[anchor] && !ids[decoded] {
					t.Errorf("%s: there is no %s", name, to)
				}
			} else if _, err := os.Stat(filepath.Join(filepath.Dir(name), filepath.FromSlash(unveiled(to)))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		return nil
	})
	if err != nil || followed < 20 {
		t.Errorf("%d links followed: %v", followed, err)
	}
}
