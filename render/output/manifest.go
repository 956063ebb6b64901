package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Sum is the SHA-256 digest of a file's content.
type Sum [sha256.Size]byte

// SumOf returns the digest of data.
func SumOf(data []byte) Sum { return sha256.Sum256(data) }

// String returns the digest in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// MarshalText returns the digest in hexadecimal.
func (s Sum) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Sum) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(s) {
		return fmt.Errorf("a digest has %d digits, not %d", 2*len(s), len(text))
	}
	_, err := hex.Decode(s[:], text)
	return err
}

// manifest says what builds wrote into the folder. While one is being published, Earlier holds what
// may still be there of those before, so that whatever interrupts it, the next build knows each
// file that is not a stranger's.
type manifest struct {
	Version int              `json:"casebook"`
	Files   map[string]Sum   `json:"files"`
	Earlier map[string][]Sum `json:"earlier,omitempty"`
}

const manifestVersion = 1

// encode returns the manifest as a file, the same bytes for the same content.
func (m *manifest) encode() ([]byte, error) {
	m.Version = manifestVersion
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// readManifest returns what builds wrote into the folder. A folder without a manifest has nothing
// of theirs; neither has one whose manifest is damaged, which the fault tells.
func (f *Folder) readManifest() (m *manifest, fault string, err error) {
	none := &manifest{Files: map[string]Sum{}}
	data, err := f.readRegular(manifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return none, "", nil
	case errors.Is(err, errNotRegular):
		return none, err.Error(), nil
	case err != nil:
		return nil, "", err
	}
	m = &manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return none, err.Error(), nil
	}
	if m.Version != manifestVersion {
		return none, fmt.Sprintf("its version is %d, not %d", m.Version, manifestVersion), nil
	}
	for _, name := range m.names() {
		if err := checkName(name); err != nil {
			return none, err.Error(), nil
		}
	}
	return m, "", nil
}

// names returns the files that builds wrote, sorted.
func (m *manifest) names() []string {
	var names []string
	for name := range m.Files {
		names = append(names, name)
	}
	for name := range m.Earlier {
		if _, ok := m.Files[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// sums returns what builds may have written into a file.
func (m *manifest) sums(name string) []Sum {
	sums := slices.Clone(m.Earlier[name])
	if sum, ok := m.Files[name]; ok && !slices.Contains(sums, sum) {
		sums = append(sums, sum)
	}
	return sums
}

// known reports whether a build wrote a file of that name.
func (m *manifest) known(name string) bool {
	_, ok := m.Files[name]
	return ok || len(m.Earlier[name]) > 0
}

// checkName returns an error unless name is one that a build may write: a slash-separated path below
// the folder, none of whose parts is hidden. So neither a manifest made by somebody else nor the name
// of a view can lead to a file such as .git/config.
func checkName(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\:\x00") {
		return fmt.Errorf("the name %q is no path in the folder", name)
	}
	for part := range strings.SplitSeq(path.Clean(name), "/") {
		if strings.HasPrefix(part, ".") {
			return fmt.Errorf("the name %q is that of a hidden file", name)
		}
	}
	return nil
}
