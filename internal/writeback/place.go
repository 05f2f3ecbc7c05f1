package writeback

import (
	"path"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/state"
)

// places are the paths of new documents: where most of the similar ones are, else beside
// what they belong to, else where an export puts them. New documents of an environment
// with an overlay are there.
func (m *maker) places(fresh []documents.Exported) []string {
	all := slices.Clone(fresh)
	for _, d := range m.Documents {
		all = append(all, documents.Exported{Document: d})
	}
	inExport, files := map[state.Key]string{}, map[state.Key]string{}
	for i, at := range documents.Paths(all, m.Kinds) {
		inExport[all[i].Key], files[all[i].Key] = at, all[i].File
	}
	for depth, left := 0, len(fresh); left > 0; depth++ { // what others belong to comes first
		for _, e := range fresh {
			if e.Kind.Depth() == depth {
				files[e.Key], left = m.place(e.Document, inExport, files), left-1
			}
		}
	}
	out := make([]string, len(fresh))
	for i, e := range fresh {
		out[i] = files[e.Key]
	}
	return out
}

// place is the path of a new document, given where documents are in an export and where
// those are that have a place already.
func (m *maker) place(e *state.Document, inExport, files map[state.Key]string) string {
	if m.Overlay != "" {
		return path.Join(m.Overlay, inExport[e.Key])
	}
	votes := map[string]int{}
	best := ""
	for _, d := range m.Documents {
		if d.Kind != e.Kind || d.ParentKey() != e.ParentKey() || slices.Contains(m.out.Gone, d.Key) {
			continue
		}
		at := beside(inExport[e.Key], inExport[d.Key], d.File)
		if votes[at]++; best == "" || votes[at] > votes[best] {
			best = at
		}
	}
	above := files[e.ParentKey()]
	switch {
	case best != "":
		return best
	case above != "":
		folder := path.Dir(inExport[e.ParentKey()])
		return path.Join(path.Dir(above), strings.TrimPrefix(inExport[e.Key], folder+"/"))
	}
	return inExport[e.Key]
}

// beside is where a document is that is at a path in an export, given that a similar one
// is there at another path, and is in truth at a third.
func beside(inExport, similarInExport, similar string) string {
	if prefix, ok := strings.CutSuffix(similar, similarInExport); ok {
		return path.Join(prefix, inExport)
	}
	name := path.Base(inExport)
	if name != path.Base(similarInExport) {
		return path.Join(path.Dir(similar), name)
	}
	// Each has a folder of its own.
	own := path.Base(path.Dir(inExport))
	if path.Base(similar) == name {
		return path.Join(path.Dir(path.Dir(similar)), own, name)
	}
	return path.Join(path.Dir(similar), own+".yaml")
}
