package documents

import (
	"maps"
	"reflect"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Environment is what one environment declares, and the folder of its overlay.
type Environment struct {
	Overlay   string
	Documents []Exported
}

// Split returns files that declare the documents of several environments: outside of the
// overlays what all of them share, and the rest in the overlay of each. Every document is
// proven: laid over the shared part, the rest gives what its environment has. Where that
// cannot be, each overlay has the whole document. count is how many documents are written.
func Split(environments []Environment, kinds *registry.Kinds) (files map[string][]byte, count int, err error) {
	s := &splitter{rest: make([][]Exported, len(environments))}
	for _, e := range environments {
		s.found = append(s.found, byKey(e.Documents))
	}
	for _, key := range s.keys() {
		s.split(key)
	}
	out := layered{folders: foldersOf(environments), files: map[string][]byte{}}
	if err := out.add("", s.base, kinds); err != nil {
		return nil, 0, err
	}
	count = len(s.base)
	for i, e := range environments {
		if err := out.add(e.Overlay, s.rest[i], kinds); err != nil {
			return nil, 0, err
		}
		count += len(s.rest[i])
	}
	return out.files, count, nil
}

type splitter struct {
	// found are the documents of each environment.
	found []map[state.Key]*Exported
	base  []Exported
	rest  [][]Exported
}

func byKey(docs []Exported) map[state.Key]*Exported {
	out := make(map[state.Key]*Exported, len(docs))
	for i := range docs {
		out[docs[i].Key] = &docs[i]
	}
	return out
}

func (s *splitter) keys() []state.Key {
	all := map[state.Key]bool{}
	for _, found := range s.found {
		for key := range found {
			all[key] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// split divides one document.
func (s *splitter) split(key state.Key) {
	found := make([]*Exported, len(s.found))
	var specs []any
	for i, of := range s.found {
		if found[i] = of[key]; found[i] != nil {
			specs = append(specs, found[i].Spec)
		}
	}
	var shared map[string]any
	if len(specs) == len(found) {
		common, _ := commonOf(found[0].Kind.Spec, specs)
		shared, _ = common.(map[string]any)
	}
	rests, proven := restsOf(found, shared)
	if !proven {
		for i, d := range found {
			if d != nil {
				s.rest[i] = append(s.rest[i], *d)
			}
		}
		return
	}
	s.base = append(s.base, part(*found[0], shared))
	for i, rest := range rests {
		if len(rest) > 0 {
			s.rest[i] = append(s.rest[i], part(*found[i], rest))
		}
	}
}

// restsOf returns what each document has beside the shared part, and whether laying it
// over that gives the document.
func restsOf(found []*Exported, shared map[string]any) (rests []map[string]any, proven bool) {
	if shared == nil {
		return nil, false
	}
	for _, d := range found {
		rest, _ := restOf(d.Kind.Spec, shared, d.Spec).(map[string]any)
		if !sameValue(d.Kind.Spec, laid(asRead(d, shared), asRead(d, rest)).spec(), d.Spec) {
			return nil, false
		}
		rests = append(rests, rest)
	}
	return rests, true
}

// laid is a merger of documents that come from no file.
func laid(base, over *read) *merger {
	return &merger{base: base, over: over, from: map[jsonvalue.Pointer]source{}, tags: map[jsonvalue.Pointer]state.Tag{}}
}

// nowhere is a document of values that come from no document.
var nowhere = &read{Document: &state.Document{}, origin: &origin{}}

func asRead(d *Exported, spec map[string]any) *read {
	return &read{Document: &state.Document{Key: d.Key, Kind: d.Kind, Spec: spec}, origin: &origin{}}
}

// part is a document with a part of its spec, and the comments of what is in it.
func part(d Exported, spec map[string]any) Exported {
	doc := *d.Document
	doc.Spec = spec
	out := Exported{Document: &doc, Comments: map[jsonvalue.Pointer]string{}}
	for at, text := range d.Comments {
		was, _ := at.Get(d.Spec)
		is, there := at.Get(spec)
		if at != "" && there && reflect.DeepEqual(was, is) {
			out.Comments[at] = text
		}
	}
	return out
}
