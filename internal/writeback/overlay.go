package writeback

import (
	"cmp"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// isShared reports whether other environments have the document, or a part of it: what
// differs is then written into the overlay.
func (m *maker) isShared(d *state.Document) bool { return m.Overlay != "" && !m.isOverlaid(d.File) }

// isOverlaid reports whether a file is in the folder of the overlay.
func (m *maker) isOverlaid(name string) bool { return strings.HasPrefix(name, m.Overlay+"/") }

// writeOver writes what the tenant has into the document of the overlay, a new one if
// there is none.
func (m *merger) writeOver() error {
	d := m.document
	want := untagged(m.members(d.Kind.Spec, tagged(d), value{means: own(d, d.Spec), live: m.live.Spec}))
	over := documents.Over{Below: untagged(tagged(cmp.Or(d.Below, d))), Want: want}
	if d.Above != nil {
		over.Above = untagged(tagged(d.Above))
	}
	over.Have = over.Above
	spec, cannot := over.Spec(d.Kind)
	for _, at := range cannot {
		m.keep(d, at, "an overlay takes nothing away, and other environments have the document: change it by hand")
	}
	if d.Above == nil {
		return m.addOver(d, spec)
	}
	m.edits[d.Above.File] = append(m.edits[d.Above.File], documents.Edit{Document: d.Above, Comments: m.about(spec), Spec: func(have map[string]any) map[string]any {
		over.Have = have
		if have == nil {
			over.Above = nil
		}
		spec, _ := over.Spec(d.Kind)
		return spec
	}})
	return nil
}

// about are the comments of new values that say the same in a part of the spec.
func (m *merger) about(spec map[string]any) map[jsonvalue.Pointer]string {
	out := map[jsonvalue.Pointer]string{}
	for at, text := range m.live.Comments {
		was, _ := at.Get(m.live.Spec)
		if is, there := at.Get(spec); at != "" && there && reflect.DeepEqual(was, is) {
			out[at] = text
		}
	}
	return out
}

// addOver adds a document to the overlay.
func (m *merger) addOver(d *state.Document, spec map[string]any) error {
	if len(spec) == 0 {
		return nil
	}
	m.out.Updated = append(m.out.Updated, d.Key)
	return m.addLayer(d, state.Document{Spec: spec}, m.about(spec))
}

// leaveOut makes the overlay leave out a document that the tenant does not have. What
// belongs to one that is left out goes with it.
func (m *maker) leaveOut(d *state.Document) error {
	if d.Above != nil {
		m.edits[d.Above.File] = append(m.edits[d.Above.File], documents.Edit{Document: d.Above, Beside: map[string]string{"ensure": "absent"}})
		return nil
	}
	if slices.ContainsFunc(d.Ancestors(), func(key state.Key) bool {
		c, above := m.Plan.Find(key), m.Documents.Find(key)
		return (m.Lacking[key] || c != nil && c.Action == plan.Create) && above != nil && m.isShared(above) && m.Selects(key)
	}) {
		return nil
	}
	return m.addLayer(d, state.Document{Absent: true}, nil)
}

// addLayer writes a new document of the overlay: at the same path as the document below
// it, unless that file has several.
func (m *maker) addLayer(d *state.Document, over state.Document, comments map[jsonvalue.Pointer]string) error {
	over.Key, over.Kind, over.Identity = d.Key, d.Kind, d.Identity
	over.Spec, over.Tags = documents.Untagged(over.Spec)
	name := d.File
	if slices.ContainsFunc(m.Documents, func(o *state.Document) bool { return o != d && o.File == name }) {
		name = documents.Paths([]documents.Exported{{Document: d}}, m.Kinds)[0]
	}
	name = m.free(path.Join(m.Overlay, name))
	text, err := documents.Format(documents.Exported{Document: &over, Comments: comments}, name)
	m.out.Files[name] = text
	return err
}

// own is a spec without what the identity says.
func own(d *state.Document, spec map[string]any) map[string]any {
	out := maps.Clone(spec)
	delete(out, d.Kind.About)
	return out
}

// tagged is the spec of a document with the tags that its author wrote.
func tagged(d *state.Document) map[string]any {
	out, _ := jsonvalue.MapAt(own(d, d.Spec), "", func(at jsonvalue.Pointer, v any) (any, bool) {
		switch v := v.(type) {
		case state.Env:
			return yamledit.Tagged{Tag: "!" + documents.TagEnv, Value: v.Name}, true
		case state.File:
			return yamledit.Tagged{Tag: "!" + documents.TagFile, Value: v}, true
		}
		switch tag := d.Tags[at]; tag.Name {
		case documents.TagVar:
			return yamledit.Tagged{Tag: "!" + documents.TagVar, Value: tag.Arg}, true
		case documents.TagPlain:
			return yamledit.Tagged{Tag: "!" + documents.TagPlain, Value: v}, true
		}
		return nil, false
	}).(map[string]any)
	return out
}

// untagged gives variables of the environment and files their values again.
func untagged(spec map[string]any) map[string]any {
	out, _ := jsonvalue.Map(spec, func(v any) (any, bool) {
		tag, _ := v.(yamledit.Tagged)
		if file, isFile := tag.Value.(state.File); isFile {
			return file, true
		}
		if name, isText := tag.Value.(string); isText && tag.Tag == "!"+documents.TagEnv {
			return state.Env{Name: name}, true
		}
		return nil, false
	}).(map[string]any)
	return out
}
