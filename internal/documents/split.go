package documents

import (
	"maps"
	"path"
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
// cannot be, each overlay has the whole document.
func Split(environments []Environment, kinds *registry.Kinds) (map[string][]byte, error) {
	s := &splitter{environments: environments, rest: make([][]Exported, len(environments))}
	for _, key := range s.keys() {
		s.split(key)
	}
	files, err := Files(s.base, kinds)
	if err != nil {
		return nil, err
	}
	for i, e := range environments {
		own, err := Files(s.rest[i], kinds)
		if err != nil {
			return nil, err
		}
		for name, data := range own {
			files[path.Join(e.Overlay, name)] = data
		}
		if len(own) == 0 {
			files[path.Join(e.Overlay, ".gitkeep")] = []byte{} // so that the folder exists
		}
	}
	return files, nil
}

type splitter struct {
	environments []Environment
	base         []Exported
	rest         [][]Exported
}

func (s *splitter) keys() []state.Key {
	all := map[state.Key]bool{}
	for _, e := range s.environments {
		for _, d := range e.Documents {
			all[d.Key] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// split divides one document.
func (s *splitter) split(key state.Key) {
	found := make([]*Exported, len(s.environments))
	var specs []any
	for i, e := range s.environments {
		if at := slices.IndexFunc(e.Documents, func(d Exported) bool { return d.Key == key }); at >= 0 {
			found[i] = &e.Documents[at]
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
		m := &merger{base: asRead(d, shared), over: asRead(d, rest), from: map[jsonvalue.Pointer]source{}, tags: map[jsonvalue.Pointer]state.Tag{}}
		if !reflect.DeepEqual(m.spec(), d.Spec) {
			return nil, false
		}
		rests = append(rests, rest)
	}
	return rests, true
}

func asRead(d *Exported, spec map[string]any) *read {
	return &read{Document: &state.Document{Key: d.Key, Kind: d.Kind, Spec: spec}, origin: &origin{}}
}

// commonOf returns what values have in common. ok is false if that is nothing.
func commonOf(f *registry.Field, values []any) (common any, ok bool) {
	first := values[0]
	if !slices.ContainsFunc(values, func(v any) bool { return !reflect.DeepEqual(v, first) }) {
		return first, true
	}
	if objects := allOf[map[string]any](values); objects != nil && mergesMembers(f) {
		out := map[string]any{}
		for key := range objects[0] {
			if below := members(objects, key); below != nil {
				if v, ok := commonOf(f.Below(key), below); ok {
					out[key] = v
				}
			}
		}
		return out, len(out) > 0
	}
	if lists := allOf[[]any](values); lists != nil && f.IsKeyed() {
		var out []any
		for _, e := range lists[0] {
			if same := partners(f, lists, e); same != nil {
				if v, ok := commonOf(f.Items, same); ok {
					out = append(out, v)
				}
			}
		}
		return out, len(out) > 0
	}
	return nil, false
}

// allOf returns the values as what they all are, nil if one is something else.
func allOf[T any](values []any) (out []T) {
	for _, v := range values {
		t, is := v.(T)
		if !is {
			return nil
		}
		out = append(out, t)
	}
	return out
}

// members are the values of a member, nil if an object does not have it.
func members(objects []map[string]any, key string) (out []any) {
	for _, o := range objects {
		v, has := o[key]
		if !has {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// partners are the elements with the key of one, nil if a list has none.
func partners(f *registry.Field, lists [][]any, element any) (out []any) {
	for _, list := range lists {
		i := slices.IndexFunc(list, func(e any) bool { return f.SameKey(e, element) })
		if i < 0 {
			return nil
		}
		out = append(out, list[i])
	}
	return out
}

// restOf returns what a value has beside a part of it, nil if nothing.
func restOf(f *registry.Field, part, whole any) any {
	if reflect.DeepEqual(part, whole) {
		return nil
	}
	switch w := whole.(type) {
	case map[string]any:
		if p, is := part.(map[string]any); is && mergesMembers(f) {
			out := map[string]any{}
			for key, v := range w {
				below, has := p[key]
				if !has {
					out[key] = v
				} else if rest := restOf(f.Below(key), below, v); rest != nil {
					out[key] = rest
				}
			}
			return out
		}
	case []any:
		if p, is := part.([]any); is && f.IsKeyed() {
			return restOfElements(f, p, w)
		}
	}
	return whole
}

// restOfElements has the elements that differ, each behind the one that it follows.
func restOfElements(f *registry.Field, part, whole []any) any {
	var out []any
	named := -1 // the last element in out
	for i, e := range whole {
		at := slices.IndexFunc(part, func(p any) bool { return f.SameKey(p, e) })
		switch {
		case at < 0:
			if i > 0 && named != i-1 {
				out = append(out, keyAlone(f, whole[i-1]))
			}
			out = append(out, e)
		case reflect.DeepEqual(part[at], e):
			continue
		default:
			rest, _ := restOf(f.Items, part[at], e).(map[string]any)
			element := keyAlone(f, e)
			maps.Copy(element, rest)
			out = append(out, element)
		}
		named = i
	}
	return out
}

func keyAlone(f *registry.Field, element any) map[string]any {
	out := map[string]any{}
	object, _ := element.(map[string]any)
	for _, name := range f.KeyFields {
		if v, written := object[name]; written {
			out[name] = v
		}
	}
	return out
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
