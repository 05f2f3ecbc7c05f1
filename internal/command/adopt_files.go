package command

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/render"
	"isc-sync/planner"
)

// adoptedFiles are the files with the proposals in them. A document that cannot be
// edited becomes undecided.
func adoptedFiles(found *engine.Adopted, chosen []engine.Adoption, read func(string) ([]byte, error)) (map[string][]byte, []engine.Adoption, error) {
	before := map[string][]byte{}
	edits := map[string][]documents.Edit{}
	var taken []engine.Adoption
	for _, a := range chosen {
		name := a.Document.File
		if before[name] == nil {
			data, err := read(name)
			if err != nil {
				return nil, nil, fmt.Errorf("read %s: %w", name, err)
			}
			before[name] = data
		}
		edit := documents.Edit{Document: a.Document, Beside: a.Beside()}
		_, err := documents.EditFile(before[name], []documents.Edit{edit})
		if errors.Is(err, documents.ErrCannotEdit) {
			found.Undecided = append(found.Undecided, planner.Undecided{Document: a.Document, Why: "its YAML cannot be edited in place: write " + besideText(a)})
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("edit %s: %w", name, err)
		}
		edits[name], taken = append(edits[name], edit), append(taken, a)
	}
	files := map[string][]byte{}
	for name, all := range edits {
		after, err := documents.EditFile(before[name], all)
		if err != nil {
			return nil, nil, fmt.Errorf("edit %s: %w", name, err)
		}
		files[name] = after
	}
	return files, taken, nil
}

// patchOf is a patch that git apply takes.
func patchOf(root *os.Root, dir string, before, after map[string][]byte) string {
	path := pathsInPatches(root, dir)
	var out strings.Builder
	for _, name := range jsonvalue.SortedKeys(after) {
		at := path(name)
		out.WriteString(render.Unified(render.PatchName("a/"+at), render.PatchName("b/"+at), string(before[name]), string(after[name])))
	}
	return out.String()
}

// pathsInPatches returns the paths that files have in patches: those in the repository, or
// else from the working directory, and behind links.
func pathsInPatches(root *os.Root, dir string) func(name string) string {
	base := from(repository(dir), dir)
	return func(name string) string { return base + realOf(root, name) }
}
