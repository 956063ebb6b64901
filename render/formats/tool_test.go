package formats

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// missing skips a test that needs something which is not there, or fails it where all must be there.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CASEBOOK_TOOLS") == "required" {
		t.Fatalf("%s is not installed", what)
	}
	t.Skipf("%s is not installed", what)
}

// run returns what a program writes.
func run(t *testing.T, input []byte, name string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Stdin = bytes.NewReader(input)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, &errs)
	}
	return out
}

// library returns the address of a file of a package of npm.
func library(t *testing.T, file string) string {
	t.Helper()
	path := filepath.Join(os.Getenv("CASEBOOK_NODE_MODULES"), filepath.FromSlash(file))
	if _, err := os.Stat(path); os.Getenv("CASEBOOK_NODE_MODULES") == "" || err != nil {
		missing(t, file)
	}
	return "file://" + filepath.ToSlash(path)
}

// inBrowser runs the body of an asynchronous function in a page of Chromium that has loaded a script, and
// stores what it returns for some files in result.
func inBrowser(t *testing.T, script, body string, files map[string][]byte, result any) {
	t.Helper()
	bin, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "chromium")
	}
	texts := map[string]string{}
	for name, file := range files {
		texts[name] = string(file)
	}
	data, err := json.Marshal(texts) // which escapes what would end the script
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	page := fmt.Sprintf(`<!DOCTYPE html><meta charset=utf-8><body><div id=canvas></div>%s<script type=module>
		const files = %s
		const out = {}
		try {
			for (const name in files) out[name] = await (async (file, name) => {%s})(files[name], name)
		} catch (e) { out["!"] = String(e) }
		const pre = document.createElement("pre")
		pre.id = "out"
		pre.textContent = JSON.stringify(out)
		document.body.replaceChildren(pre)
		</script>`, script, data, body)
	if err := os.WriteFile(filepath.Join(dir, "page.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, bin, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=120000", "--dump-dom", "file://"+filepath.Join(dir, "page.html")).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	_, rest, _ := strings.Cut(string(dom), `<pre id="out">`)
	text, _, ok := strings.Cut(rest, "</pre>")
	text = html.UnescapeString(text)
	if !ok || strings.HasPrefix(text, `{"!"`) || strings.Contains(text, `"!":`) {
		t.Fatalf("the page says %.2000s", text)
	}
	if err := json.Unmarshal([]byte(text), result); err != nil {
		t.Fatal(err)
	}
}
