package support

import (
	"bytes"
	"fmt"

	"isc-sync/state/registry"
)

// Written returns a page with its generated parts replaced. A part NAME is
// between the lines <!-- NAME: generated --> and <!-- end of NAME -->; the
// error names one that is missing.
func Written(page []byte, kinds *registry.Kinds) ([]byte, error) {
	parts := []struct {
		name string
		text []byte
	}{{"kinds", Kinds(kinds)}, {"paths", Paths(kinds)}}
	for _, part := range parts {
		var err error
		if page, err = replace(page, part.name, part.text); err != nil {
			return nil, err
		}
	}
	return page, nil
}

func replace(page []byte, name string, text []byte) ([]byte, error) {
	begin := fmt.Appendf(nil, "<!-- %s: generated -->\n", name)
	end := fmt.Appendf(nil, "<!-- end of %s -->\n", name)
	before, rest, opened := bytes.Cut(page, begin)
	_, after, closed := bytes.Cut(rest, end)
	if !opened || !closed {
		return nil, fmt.Errorf("the page has no part %q between %q and %q", name, begin, end)
	}
	return bytes.Join([][]byte{before, begin, []byte("\n"), text, []byte("\n"), end, after}, nil), nil
}
