// Package realpath follows links: it returns the file that a path in a tree
// leads to and whether that file is hidden. A link with a harmless name may
// lead to .git/config, which can contain a token.
package realpath

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// maxLinks is how many links one path may follow.
const maxLinks = 40

// Of returns the path of what name leads to, without links. name is a valid
// path of fsys; the error says that it leads nowhere or out of the tree.
func Of(fsys fs.FS, name string) (string, error) {
	done, rest := ".", strings.Split(name, "/")
	for links := 0; len(rest) > 0; {
		next := path.Join(done, rest[0])
		rest = rest[1:]
		info, err := fs.Lstat(fsys, next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			done = next
			continue
		}
		target, err := fs.ReadLink(fsys, next)
		if err != nil {
			return "", err
		}
		absolute := path.IsAbs(target)
		target = path.Join(path.Dir(next), target)
		if links++; links > maxLinks || absolute || !fs.ValidPath(target) {
			return "", &fs.PathError{Op: "follow", Path: name, Err: errors.New("the link leads out of the directory or to itself")}
		}
		done, rest = ".", append(strings.Split(target, "/"), rest...)
	}
	return done, nil
}

// IsHidden reports whether a part of a path begins with a dot.
func IsHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}
