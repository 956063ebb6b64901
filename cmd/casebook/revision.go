package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"regexp"
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
		return source.File{}, badRevision(name, err.Error()+noRepository(err))
	}
	if rev != "" { // nothing stands for the index
		if _, err := git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{tree}"); err != nil {
			return source.File{}, badRevision(name, fmt.Sprintf("there is no revision %q; %s", rev, comeBy(ctx, rev)))
		}
	}
	kind, err := git(ctx, "cat-file", "-t", name)
	if err != nil {
		return source.File{}, badRevision(name, err.Error()+"; "+whereFiles(ctx, rev, file))
	}
	if k := strings.TrimSpace(string(kind)); k != "blob" {
		return source.File{}, badRevision(name, "this is a "+strings.NewReplacer("tree", "folder").Replace(k)+", and no file; name a file, as REV:folder/file.yaml")
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

// noRepository says what to do where git finds no repository, if that is the error.
func noRepository(err error) string {
	if strings.Contains(err.Error(), "not a git repository") {
		return "; run this inside of the repository, or name files on the disk"
	}
	return ""
}

// whereFiles says how the file that was meant is written: one that is not at the top of the repository, but
// in the current folder, or else where the names of all are.
func whereFiles(ctx context.Context, rev, file string) string {
	near := rev + ":./" + file
	if _, err := git(ctx, "cat-file", "-e", near); err == nil {
		return "the one in this folder is " + near
	}
	if rev == "" {
		return "list those that are staged with: git ls-files"
	}
	return "list those that are there with: git ls-tree -r --name-only --full-tree " + rev
}

// badRevision says why a file in git cannot be read.
func badRevision(name, why string) error {
	return &source.InputError{Err: fmt.Errorf("%s: %s", name, why)}
}

// branchName is a name that a branch may have, and no way to a revision from another.
var branchName = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_./-]*$`)

// comeBy says how a revision may be had that the repository lacks.
func comeBy(ctx context.Context, rev string) string {
	_, noOrigin := git(ctx, "remote", "get-url", "origin")
	branch, remote := strings.CutPrefix(rev, "origin/")
	switch {
	case branchName.MatchString(branch) && noOrigin == nil && remote:
		return fmt.Sprintf("fetch it first: git fetch origin %s:refs/remotes/origin/%[1]s", branch)
	case branchName.MatchString(branch) && noOrigin == nil:
		return fmt.Sprintf("fetch it first, if it is a branch: git fetch origin %s:%[1]s", branch)
	case branchName.MatchString(branch):
		return "list the branches that there are with: git branch --all"
	}
	if out, err := git(ctx, "rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(out)) == "true" {
		return "this is a shallow clone, so fetch the rest first: git fetch --unshallow"
	}
	return "list those that there are with: git log --oneline"
}

// git runs git and returns what it prints. The error has what it says on standard error, without its
// "fatal:".
func git(ctx context.Context, args ...string) ([]byte, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git is needed to read revisions, and it is not installed; install it, or name files on the disk")
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
