package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"strconv"
	"strings"

	"casebook/render/book/source"
)

// largestBlob is how many bytes of a file in git are read: more than a study may have.
const largestBlob = 5<<20 + 1

// isRevision reports whether a name is that of a file in git, REV:path. A file on the disk of that name
// goes before it.
func isRevision(name string) bool {
	if name == source.Stdin || !strings.Contains(name, ":") {
		return false
	}
	_, err := os.Stat(name)
	return err != nil
}

// readRevision reads a file as it is at a revision of the repository of the current folder, from its
// objects alone, so that there need be no working tree.
func readRevision(ctx context.Context, name string) (source.File, error) {
	rev, file, _ := strings.Cut(name, ":")
	switch {
	case strings.HasPrefix(name, "-"): // git would take it for an option
		return source.File{}, badRevision(name, "a revision does not begin with -")
	case file == "":
		return source.File{}, badRevision(name, "it names no file; write REV:path")
	}
	if _, err := git(ctx, "rev-parse", "--git-dir"); err != nil {
		return source.File{}, badRevision(name, err.Error())
	}
	if rev != "" { // nothing stands for the index
		if _, err := git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{tree}"); err != nil {
			return source.File{}, badRevision(name, fmt.Sprintf("there is no revision %q%s", rev, shallow(ctx)))
		}
	}
	kind, err := git(ctx, "cat-file", "-t", name)
	if err != nil {
		return source.File{}, badRevision(name, err.Error()+besideYou(ctx, rev, file))
	}
	if k := strings.TrimSpace(string(kind)); k != "blob" {
		return source.File{}, badRevision(name, "this is a "+strings.NewReplacer("tree", "folder").Replace(k)+", and no file")
	}
	size, err := git(ctx, "cat-file", "-s", name)
	if n, bad := strconv.ParseInt(strings.TrimSpace(string(size)), 10, 64); err != nil || bad != nil || n >= largestBlob {
		return source.File{}, badRevision(name, "it is too large for a study")
	}
	data, err := git(ctx, "cat-file", "blob", name)
	if err != nil {
		return source.File{}, badRevision(name, err.Error())
	}
	base := path.Base(file)
	return source.File{Name: name, ID: strings.TrimSuffix(base, path.Ext(base)), Data: data}, nil
}

// besideYou says how a file is written that is not at the top of the repository, but in the current folder.
func besideYou(ctx context.Context, rev, file string) string {
	near := rev + ":./" + file
	if _, err := git(ctx, "cat-file", "-e", near); err != nil {
		return ""
	}
	return "; the one in this folder is " + near
}

// badRevision says why a file in git cannot be read.
func badRevision(name, why string) error {
	return &source.InputError{Err: fmt.Errorf("%s: %s", name, why)}
}

// shallow says how a revision may be had that a clone lacks.
func shallow(ctx context.Context) string {
	out, err := git(ctx, "rev-parse", "--is-shallow-repository")
	if err != nil || strings.TrimSpace(string(out)) != "true" {
		return ""
	}
	return "; this is a shallow clone, so fetch it first"
}

// git runs git and returns what it prints. The error has what it says on standard error, without its
// "fatal:".
func git(ctx context.Context, args ...string) ([]byte, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git is needed to read revisions, and it is not installed")
	}
	var out, said bytes.Buffer
	command := exec.CommandContext(ctx, program, args...)
	command.Env = append(os.Environ(), "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
	command.Stdout, command.Stderr = &out, &said
	err = command.Run()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err == nil {
		return out.Bytes(), nil
	}
	why := strings.TrimSpace(strings.TrimPrefix(said.String(), "fatal: "))
	if why == "" {
		return nil, err
	}
	return nil, errors.New(strings.Join(strings.Fields(why), " "))
}
