package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Mkdir makes a folder in one that is there, unless it is there itself. The error is a *RefusedError if
// there can be none of that name.
func Mkdir(name string) error {
	err := os.Mkdir(name, dirMode)
	if info, there := os.Stat(name); there == nil && info.IsDir() {
		return nil
	}
	return misplaced(name, err)
}

// MkdirAll is Mkdir, but that it makes the folders around it as well.
func MkdirAll(name string) error {
	return misplaced(name, os.MkdirAll(name, dirMode))
}

// misplaced returns an error of the system about a file or folder as a *RefusedError if it is for its name
// or place that it cannot be written, which is for the person to mend who chose it. Others are returned
// with the name.
func misplaced(name string, err error) error {
	if err == nil {
		return nil
	}
	refused := &RefusedError{Path: name}
	way := firstWithout(name)
	switch {
	case errors.Is(err, fs.ErrPermission):
		refused.Reason, refused.Hint = "it may not be written: "+plain(err).Error(), "choose another place, or change its permissions"
	case errors.Is(err, syscall.EROFS):
		refused.Reason, refused.Hint = "what is there can only be read", "choose another place"
	case errors.Is(err, syscall.ENAMETOOLONG), errors.Is(err, syscall.ELOOP):
		refused.Reason, refused.Hint = plain(err).Error(), "choose another name"
	case way != "" && missing(way):
		refused.Reason, refused.Hint = "there is no folder "+filepath.Dir(name), "make it first"
	case way != "":
		refused.Reason, refused.Hint = way+" is no folder", "choose another place"
	case errors.Is(err, fs.ErrNotExist): // as the system says where it keeps files of its own alone
		refused.Reason, refused.Hint = "nothing can be made in "+filepath.Dir(name), "choose another place"
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		refused.Reason = "it is a file, and the output is a folder"
	default:
		return cannot("write", name, err)
	}
	return refused
}

// firstWithout returns the outermost of the folders around a file that is none, or "".
func firstWithout(name string) string {
	dir := filepath.Dir(name)
	if info, err := os.Stat(dir); err == nil && info.IsDir() || dir == name {
		return ""
	}
	if outer := firstWithout(dir); outer != "" {
		return outer
	}
	return dir
}

func missing(name string) bool {
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}

// plain returns an error of the system without the name of the file, which it gives in other ways.
func plain(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	if l := (*os.LinkError)(nil); errors.As(err, &l) {
		return l.Err
	}
	return err
}
