package documents

import (
	"path"
	"strings"
)

// matchFile reports whether a slash-separated path matches a pattern of
// ignoreFiles: path.Match within a folder's name, ** for any number of folders,
// and a folder matches everything below it. A leading ./ has no meaning.
func matchFile(pattern, name string) bool {
	pattern = strings.TrimPrefix(pattern, "./")
	return matchSegments(strings.Split(strings.TrimSuffix(pattern, "/"), "/"), strings.Split(name, "/"))
}

func matchSegments(pattern, name []string) bool {
	if len(pattern) == 0 {
		return true // what is left of the name is below the folder that matched
	}
	if pattern[0] == "**" {
		return matchAnywhere(pattern[1:], name)
	}
	if len(name) == 0 {
		return false
	}
	ok, err := path.Match(pattern[0], name[0])
	return err == nil && ok && matchSegments(pattern[1:], name[1:])
}

func matchAnywhere(pattern, name []string) bool {
	for len(pattern) > 0 && pattern[0] == "**" {
		pattern = pattern[1:]
	}
	if len(pattern) == 0 {
		return len(name) > 0
	}
	for i := range name {
		if matchSegments(pattern, name[i:]) {
			return true
		}
	}
	return false
}

// badFilePattern returns what is wrong with a pattern of ignoreFiles, or "" if
// nothing is.
func badFilePattern(pattern string) string {
	switch {
	case path.IsAbs(pattern):
		return "a pattern is relative to the directory and does not begin with /"
	case strings.Contains(pattern, `\`):
		return "folders are separated by /, not by a backslash"
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return "the pattern has an unclosed [ or a misplaced range"
	}
	return ""
}
