package export

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// maxRounds bounds how often what validate rejects is taken out and the rest
// looked at again; then the whole document goes.
const maxRounds = 8

// Files returns the files that declare the documents. What Load would reject is
// left out and listed: live objects do not always match the API's description.
// A field is left out if it can be left unmanaged, else its document.
func (r *Result) Files(ctx context.Context, kinds *registry.Kinds, schemas fs.FS, apiVersion string) (map[string][]byte, error) {
	for round := 0; ; round++ {
		files, err := documents.Files(r.Documents, kinds)
		if err != nil {
			return nil, fmt.Errorf("write the documents: %w", err)
		}
		problems, err := documents.Verify(ctx, files, kinds, schemas, apiVersion)
		if err != nil || len(problems) == 0 {
			return files, err
		}
		if !r.leaveOut(problems, documents.Paths(r.Documents, kinds), round >= maxRounds) {
			return nil, problems.Err() // of no document
		}
	}
}

// leaveOut takes out what the problems are about, and reports whether there was
// anything. paths are those of the documents.
func (r *Result) leaveOut(problems state.Problems, paths []string, whole bool) bool {
	type place struct {
		path string
		key  state.Key
	}
	places := make(map[place]int, len(paths))
	for i, path := range paths {
		places[place{path, r.Documents[i].Key}] = i
		// A problem of the file itself, and one of a document without a name.
		for _, key := range []state.Key{"", state.Key(r.Documents[i].Kind.Name)} {
			if _, several := places[place{path, key}]; !several {
				places[place{path, key}] = i
			}
		}
	}
	before, gone := len(r.LeftOut), map[int]bool{}
	for _, p := range problems {
		i, known := places[place{p.File, p.Key}]
		if !known || gone[i] {
			continue
		}
		where := string(r.Documents[i].Key)
		if at, ok := droppable(r.Documents[i], p.Pointer); ok && !whole {
			r.Documents[i].Document = without(r.Documents[i].Document, at)
			where += "#" + string(at)
		} else {
			gone[i] = true
		}
		r.LeftOut = append(r.LeftOut, where+": "+p.Text)
	}
	var kept []documents.Exported
	for i, d := range r.Documents {
		if !gone[i] {
			kept = append(kept, d)
		}
	}
	r.Documents = kept
	took := len(r.LeftOut) > before
	slices.Sort(r.LeftOut)
	r.LeftOut = slices.Compact(r.LeftOut)
	return took
}

// droppable returns the smallest part at or around a pointer that a document can
// leave unwritten, so that it is not managed: nothing inside a list, a reference
// or an object that is managed whole.
func droppable(d documents.Exported, p jsonvalue.Pointer) (jsonvalue.Pointer, bool) {
	var at jsonvalue.Pointer
	f := d.Kind.Spec
	for _, token := range p.Tokens() {
		v, _ := at.Get(d.Spec)
		if _, isObject := v.(map[string]any); !isObject || f != nil && (f.Whole || f.Ref != nil) {
			break
		}
		at, f = at.Append(token), f.Below(token)
	}
	_, written := at.Get(d.Spec)
	return at, at != "" && written
}

// without returns a document without the member at a pointer. It copies what it
// changes.
func without(d *state.Document, at jsonvalue.Pointer) *state.Document {
	out := *d
	out.Spec = maps.Clone(d.Spec)
	obj := out.Spec
	for _, token := range at.Parent().Tokens() {
		inner, _ := obj[token].(map[string]any)
		inner = maps.Clone(inner)
		obj[token], obj = inner, inner
	}
	delete(obj, at.Last())
	return &out
}
