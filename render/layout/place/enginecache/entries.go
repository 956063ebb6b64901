package enginecache

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casebook/render/cache/private"
)

// The folder holds what the engine makes there,
//
//	go-graphviz/wazero-VERSION-ARCH-OS/KEY
//
// and beside each entry KEY our digest of it, KEY.sha256. Anything else is not ours.
const (
	engineFolder = "go-graphviz"
	codePrefix   = "wazero-"
	digestSuffix = ".sha256"

	// maxCode is the largest entry looked at, in bytes: the engine's is about 6 MiB.
	maxCode = 64 << 20
)

// sound reports whether the folder holds an entry, and nothing but entries that are just as the
// engine wrote them.
func sound(folder string) bool {
	entries, strange := survey(folder)
	if len(entries) == 0 || len(strange) > 0 {
		return false
	}
	for _, entry := range entries {
		digest, ok := digestOf(entry)
		if !ok || !recorded(entry, digest) {
			return false
		}
	}
	return true
}

// sweep removes everything from the folder but sound entries.
func sweep(folder string) {
	entries, strange := survey(folder)
	for _, path := range strange {
		_ = os.RemoveAll(path)
	}
	for _, entry := range entries {
		if digest, ok := digestOf(entry); !ok || !recorded(entry, digest) {
			_ = os.RemoveAll(entry)
			_ = os.RemoveAll(entry + digestSuffix)
		}
	}
}

// record writes the digests of entries that have none yet: the engine has just written them.
func record(folder string) {
	entries, _ := survey(folder)
	for _, entry := range entries {
		if _, err := os.Lstat(entry + digestSuffix); err == nil {
			continue
		}
		if digest, ok := digestOf(entry); ok {
			_ = os.WriteFile(entry+digestSuffix, []byte(digest), 0o600)
		}
	}
}

// survey returns the paths of what could be entries of the folder, and of what cannot.
func survey(folder string) (entries, strange []string) {
	visit := func(dir string, each func(path string, info fs.FileInfo) bool) {
		files, err := os.ReadDir(dir)
		if err != nil {
			strange = append(strange, dir)
		}
		for _, file := range files {
			path := filepath.Join(dir, file.Name())
			info, err := file.Info()
			if err != nil || !private.Owned(info) || !each(path, info) {
				strange = append(strange, path)
			}
		}
	}
	code := func(path string, info fs.FileInfo) bool {
		if key, ok := strings.CutSuffix(info.Name(), digestSuffix); ok {
			_, err := os.Lstat(strings.TrimSuffix(path, digestSuffix))
			return err == nil && isKey(key) && info.Mode().IsRegular()
		}
		if !isKey(info.Name()) || !info.Mode().IsRegular() || info.Size() > maxCode {
			return false
		}
		entries = append(entries, path)
		return true
	}
	version := func(path string, info fs.FileInfo) bool {
		if !info.IsDir() || !private.Closed(info) || !strings.HasPrefix(info.Name(), codePrefix) {
			return false
		}
		visit(path, code)
		return true
	}
	visit(folder, func(path string, info fs.FileInfo) bool {
		switch {
		case info.Name() == lockName:
			return info.Mode().IsRegular()
		case info.Name() != engineFolder || !info.IsDir() || !private.Closed(info):
			return false
		}
		visit(path, version)
		return true
	})
	return entries, strange
}

// isKey reports whether name is one that an entry has: a digest in hexadecimal.
func isKey(name string) bool {
	digest, err := hex.DecodeString(name)
	return err == nil && len(digest) == sha256.Size
}

// digestOf returns the digest of the file at path, a plain file, in hexadecimal.
func digestOf(path string) (string, bool) {
	file, err := os.Open(path)
	if err != nil {
		return "", false
	}
	defer file.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, file); err != nil {
		return "", false
	}
	return hex.EncodeToString(digest.Sum(nil)), true
}

// recorded reports whether digest is what was recorded for the entry.
func recorded(entry, digest string) bool {
	info, err := os.Lstat(entry + digestSuffix)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(digest)) {
		return false
	}
	content, err := os.ReadFile(entry + digestSuffix)
	return err == nil && string(content) == digest
}
