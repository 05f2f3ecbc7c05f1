package spconfig

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Content is what a file holds.
type Content struct {
	Live      *state.Live
	Directory *state.Directory
	// Objects counts the objects of the file.
	Objects int
	// Unconverted counts those of which nothing became a document.
	Unconverted int
	// Absent are the secrets that an object may have and that the file does not hold.
	Absent map[state.Key][]jsonvalue.Pointer
	// Lost is what could not be converted, and why; sorted.
	Lost []string
}

// reader turns the objects of a file into live ones.
type reader struct {
	kinds *registry.Kinds
	*Content
	lost losses
	// made are the live objects that exported ones became, nil for those without.
	made map[*exported]*state.Object
	// converted are the exported objects that became live ones, or have some inside.
	converted map[*exported]bool
	// rejected are the kinds and ids of the objects that no document can declare.
	rejected map[[2]string]bool
	// ids are those of the objects so far, to find one that comes twice.
	ids map[[2]string]bool
}

// Read reads the text of a file.
func Read(kinds *registry.Kinds, data []byte) (*Content, error) {
	r := &reader{
		kinds: kinds, Content: &Content{Live: state.NewLive(), Absent: map[state.Key][]jsonvalue.Pointer{}},
		made: map[*exported]*state.Object{}, converted: map[*exported]bool{}, rejected: map[[2]string]bool{}, ids: map[[2]string]bool{},
	}
	objects, root, err := r.decode(data)
	if err != nil {
		return nil, err
	}
	r.Directory = learn(kinds, objects, root)
	objects = r.once(objects)
	for _, kind := range kinds.All() {
		if kind.SPConfig == nil {
			continue
		}
		for _, e := range objects {
			if e.Type == kind.SPConfig.Type {
				r.read(kind, e)
			}
		}
	}
	for _, e := range objects {
		r.around(e)
	}
	r.Lost = r.lost.texts()
	r.Unconverted = r.Objects - len(r.converted)
	return r.Content, nil
}

// once leaves out objects of types that no kind has, and all but the first of those
// with one type and id.
func (r *reader) once(objects []*exported) (kept []*exported) {
	known := map[string]bool{}
	for _, kind := range r.kinds.All() {
		if kind.SPConfig != nil {
			known[kind.SPConfig.Type] = true
		}
	}
	for _, e := range objects {
		id := [2]string{e.Type, e.ID}
		switch {
		case !known[e.Type]:
			r.lost.addObject(e.Type, "isc-sync has no kind for this type", e.label())
		case e.ID != "" && r.ids[id]:
			r.lost.addObject(e.Type+" "+e.ID, "the file has it several times, and the first one counts", e.label())
		default:
			r.ids[id] = true
			kept = append(kept, e)
		}
	}
	return kept
}
