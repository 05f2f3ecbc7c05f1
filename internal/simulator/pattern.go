package simulator

import (
	"fmt"
	"path"
	"strings"
)

// A pattern is a method, or * for any, and a path in which * matches one
// segment or a part of it and a last segment ** matches everything below.
type pattern struct {
	method string
	path   string
}

func parsePattern(text string) (pattern, error) {
	method, glob, ok := strings.Cut(strings.TrimSpace(text), " ")
	glob = strings.TrimSpace(glob)
	if !ok || !strings.HasPrefix(glob, "/") {
		return pattern{}, fmt.Errorf("pattern %q is not of the form \"METHOD /path\"", text)
	}
	if _, err := path.Match(glob, ""); err != nil {
		return pattern{}, fmt.Errorf("pattern %q: %w", text, err)
	}
	return pattern{method: strings.ToUpper(method), path: glob}, nil
}

func parsePatterns(texts []string) ([]pattern, error) {
	out := make([]pattern, len(texts))
	for i, text := range texts {
		p, err := parsePattern(text)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

func (p pattern) matches(method, requestPath string) bool {
	if p.method != "*" && p.method != method {
		return false
	}
	glob, below := strings.CutSuffix(p.path, "/**")
	if below {
		requestPath = firstSegments(requestPath, strings.Count(glob, "/"))
	}
	ok, _ := path.Match(glob, requestPath) // the glob was checked when it was parsed
	return ok
}

func firstSegments(requestPath string, n int) string {
	segments := strings.Split(requestPath, "/")
	return strings.Join(segments[:min(n+1, len(segments))], "/")
}
