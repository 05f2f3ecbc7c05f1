package documents

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Exported is one document to write. Of the document its kind, identity, spec,
// tags, id, previously and absent are written: values are JSON values,
// state.Env and state.File. A tag plain or var at a pointer is written there.
// plain is also added if a key looks like a secret's but its value is not one.
type Exported struct {
	*state.Document
	// Comments are written behind the value that their pointer names; the one
	// of "" above the document.
	Comments map[jsonvalue.Pointer]string
}

// Files returns the files that declare the documents, by their paths relative
// to the directory. The order of the documents does not matter. No two
// documents may have one key. It fails for a text that is not valid Unicode:
// YAML cannot hold it.
func Files(docs []Exported, kinds *registry.Kinds) (map[string][]byte, error) {
	paths := layout(docs, kinds)
	out := make(map[string][]byte, len(docs))
	for i, d := range docs {
		text, err := Format(d, paths[i])
		if err != nil {
			return nil, err
		}
		if before := out[paths[i]]; before != nil {
			text = Joined(before, text)
		}
		out[paths[i]] = text
	}
	return out, nil
}

// Joined is a file with one more document at its end.
func Joined(file, document []byte) []byte {
	if bytes.Contains(file, []byte("\r\n")) {
		document = bytes.ReplaceAll(document, []byte("\n"), []byte("\r\n"))
	}
	end := []byte("\n")
	if len(file) == 0 || file[len(file)-1] == '\n' {
		end = nil
	}
	return slices.Concat(file, end, []byte("---\n"), document)
}

// Paths returns the path of the file of each document, in their order.
func Paths(docs []Exported, kinds *registry.Kinds) []string { return layout(docs, kinds) }

// Format returns the YAML of one document for the file at path; the path only
// matters to the relative paths of !file. Formatting what is read from it gives
// the same bytes.
func Format(d Exported, path string) ([]byte, error) {
	if at, ok := invalidText(d.Spec, ""); !ok {
		return nil, fmt.Errorf("write %s#%s: the text is not valid Unicode", d.Key, at)
	}
	p := printer{path: path, tags: withPlainTags(d.Document), comments: d.Comments}
	p.head(d)
	switch {
	case d.Absent && len(d.Spec) == 0:
	case len(d.Spec) == 0:
		p.text("spec: {}\n")
	default:
		p.text("spec:\n  ")
		p.mapping(d.Spec, d.Kind.Spec, "", 2)
	}
	return []byte(p.out.String()), nil
}

// head writes the keys beside spec.
func (p *printer) head(d Exported) {
	for _, line := range commentLines(d.Comments[""]) {
		p.text("# " + line + "\n")
	}
	p.pair("kind", d.Kind.Name)
	for i, f := range d.Kind.Identity {
		p.pair(f.Name, d.Identity[i])
	}
	if d.ID != "" {
		p.pair("id", d.ID)
	}
	if d.Previously != "" {
		p.pair("previously", d.Previously)
	}
	if d.Absent {
		p.pair("ensure", "absent")
	}
}

func (p *printer) pair(key, value string) { p.text(key + ": " + quoted(value, block) + "\n") }

// invalidText finds a text that is not UTF-8.
func invalidText(v any, at jsonvalue.Pointer) (jsonvalue.Pointer, bool) {
	switch v := v.(type) {
	case string:
		return at, utf8.ValidString(v)
	case []any:
		for i, e := range v {
			if at, ok := invalidText(e, at.Index(i)); !ok {
				return at, false
			}
		}
	case map[string]any:
		for _, k := range jsonvalue.SortedKeys(v) {
			if !utf8.ValidString(k) {
				return at, false
			}
			if at, ok := invalidText(v[k], at.Append(k)); !ok {
				return at, false
			}
		}
	}
	return at, true
}
