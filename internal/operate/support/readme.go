package support

import (
	"bytes"
	"fmt"
	"regexp"

	"isc-sync/state/registry"
)

var opening = regexp.MustCompile(`(?m)^<!-- ([a-z]+): generated -->\n`)

// Written returns a page with its generated parts replaced: kinds, paths and
// spconfig. A part NAME is between the lines <!-- NAME: generated --> and
// <!-- end of NAME -->; the error names one that has no end, or that is unknown.
func Written(page []byte, kinds *registry.Kinds) ([]byte, error) {
	parts := map[string]func(*registry.Kinds) []byte{"kinds": Kinds, "paths": Paths, "spconfig": SPConfig}
	for _, found := range opening.FindAllSubmatch(page, -1) {
		name := string(found[1])
		if parts[name] == nil {
			return nil, fmt.Errorf("the page has an unknown part %q", name)
		}
		var err error
		if page, err = replace(page, name, parts[name](kinds)); err != nil {
			return nil, err
		}
	}
	return page, nil
}

func replace(page []byte, name string, text []byte) ([]byte, error) {
	begin := fmt.Appendf(nil, "<!-- %s: generated -->\n", name)
	end := fmt.Appendf(nil, "<!-- end of %s -->\n", name)
	before, rest, _ := bytes.Cut(page, begin)
	_, after, closed := bytes.Cut(rest, end)
	if !closed {
		return nil, fmt.Errorf("the page has no end of the part %q: %s", name, end)
	}
	return bytes.Join([][]byte{before, begin, []byte("\n"), text, []byte("\n"), end, after}, nil), nil
}
