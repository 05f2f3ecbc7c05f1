package command

import (
	"os"
	"path/filepath"
	"strings"
)

// base is what a reader puts before the name of a document's file to open it:
// on a terminal from the working directory, on a page of a repository from its
// root. Programs get names relative to --dir.
func (c *common) base() string {
	switch c.output {
	case formatText:
		return from("", c.dir)
	case formatJSON:
		return ""
	}
	return from(repository(c.dir), c.dir)
}

// from returns the way from one directory, "" being the working directory, to
// another, ending in a slash. It is the other directory as it was given where
// that is not below the first.
func from(start, dir string) string {
	given := filepath.ToSlash(filepath.Clean(dir)) + "/"
	full, err := filepath.Abs(dir)
	if err == nil && start == "" {
		start, err = os.Getwd()
	}
	if err != nil {
		return given
	}
	way, err := filepath.Rel(start, full)
	switch {
	case err != nil || way == ".." || strings.HasPrefix(way, ".."+string(filepath.Separator)):
		return given
	case way == ".":
		return ""
	}
	return filepath.ToSlash(way) + "/"
}

// repository is the nearest directory at or above dir that is the root of a Git
// repository, "" if there is none.
func repository(dir string) string {
	here, err := filepath.Abs(dir)
	for err == nil {
		if _, missing := os.Stat(filepath.Join(here, ".git")); missing == nil {
			return here
		}
		above := filepath.Dir(here)
		if above == here {
			break
		}
		here = above
	}
	return ""
}
