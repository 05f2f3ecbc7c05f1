package documents

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// layers puts the documents of an overlay over those of the directory.
type layers struct {
	base     []*read
	byKey    map[state.Key]*read
	overlaid map[state.Key]*read
	// out are the documents of the environment, leftOut the keys of those that it does
	// not have.
	out      []*read
	leftOut  state.Keys
	problems state.Problems
}

// lay finds the documents of an environment, from those that all environments have and
// those of its overlay.
func lay(base, overlay []*read) *layers {
	l := &layers{base: base, byKey: map[state.Key]*read{}, overlaid: map[state.Key]*read{}, leftOut: state.Keys{}}
	for _, d := range base {
		if l.byKey[d.Key] == nil {
			l.byKey[d.Key] = d
		}
	}
	merged := map[*read]*read{}
	var added []*read
	for _, o := range overlay {
		switch base := l.byKey[o.Key]; {
		case l.refused(o):
		case base != nil:
			merged[base] = mergeDocuments(base, o)
			l.complete(merged[base])
		default:
			added = append(added, o)
			l.complete(o)
		}
	}
	l.remaining(merged)
	l.outside(added)
	return l
}

// refused reports what an overlay may not say, and notes what it says.
func (l *layers) refused(o *read) bool {
	if o.Key == "" { // it has a problem of its own
		return true
	}
	if first := l.overlaid[o.Key]; first != nil {
		l.problem(o, "the overlay has the resource twice, first at "+first.Position.String(), "remove one of the documents")
		return true
	}
	l.overlaid[o.Key] = o
	base := l.byKey[o.Key]
	switch {
	case o.Absent && base == nil:
		l.problem(o, "there is no document that this one could leave out", "an overlay does not delete: remove this document, or write ensure: absent into one outside of the overlay")
		return true
	case o.Absent:
		return true
	case base != nil && base.Absent && !o.says("ensure"):
		l.problem(o, fmt.Sprintf("the document below it asks for a deletion, at %s", base.Position), "write ensure: null to declare it in this environment, or remove this document")
		return true
	}
	return false
}

// complete reports a document that neither text gives a spec.
func (l *layers) complete(d *read) {
	if d.Spec == nil && !d.Absent && !d.flawed {
		l.problem(d, fmt.Sprintf("the %s has no spec, and neither has a document below it", d.Kind.Name), "write spec: {} to declare it with no fields")
	}
}

// remaining keeps the documents that the overlay does not leave out, with what it lays
// over them. What is below one that it leaves out goes with it.
func (l *layers) remaining(merged map[*read]*read) {
	for _, d := range l.base {
		if m := merged[d]; m != nil {
			d = m
		}
		if above := l.leftOutAbove(d); above == nil && !l.leavesOut(d.Key) {
			l.out = append(l.out, d)
			continue
		} else if o := l.overlaid[d.Key]; o != nil && !o.Absent {
			l.contradicted(o, above)
		}
		l.leftOut[d.Key] = true
	}
}

// outside adds the documents that are below nothing that the overlay leaves out.
func (l *layers) outside(added []*read) {
	for _, o := range added {
		if above := l.leftOutAbove(o); above != nil {
			l.contradicted(o, above)
			continue
		}
		l.out = append(l.out, o)
	}
}

func (l *layers) leavesOut(key state.Key) bool { o := l.overlaid[key]; return o != nil && o.Absent }

// leftOutAbove returns what leaves out something that the document belongs to.
func (l *layers) leftOutAbove(d *read) *read {
	for _, key := range d.Ancestors() {
		if l.leavesOut(key) {
			return l.overlaid[key]
		}
	}
	return nil
}

func (l *layers) contradicted(o, above *read) {
	l.problem(o, fmt.Sprintf("the overlay leaves out %s, and what belongs to it, at %s", above.Key, above.Position), "remove one of the two documents")
}

func (l *layers) problem(d *read, text, hint string) {
	l.problems = append(l.problems, state.Problem{Position: d.Position, Key: d.Key, Text: text, Hint: hint})
}

// says reports whether a document of an overlay writes a key beside kind, be it null.
func (d *read) says(key string) bool { _, written := d.top[key]; return written }

// mergeDocuments lays a document of an overlay over the one with the same key.
func mergeDocuments(base, over *read) *read {
	m := &merger{base: base, over: over, from: map[jsonvalue.Pointer]source{}, tags: map[jsonvalue.Pointer]state.Tag{}}
	d := *base.Document
	d.Layered, d.Below, d.Above = true, base.Document, over.Document
	if over.says("id") {
		d.ID = over.ID
	}
	if over.says("previously") {
		d.Previously = over.Previously
	}
	if over.says("ensure") {
		d.Absent = over.Absent
	}
	if over.says("manage") {
		d.Manage = over.Manage
	}
	d.Spec = m.spec()
	d.Tags = m.tags
	o := &origin{text: base.origin.text, from: m.from}
	d.Locate = func(p jsonvalue.Pointer) state.Position { return o.at(specPointer + p) }
	return &read{Document: &d, origin: o, spec: d.Spec != nil && !d.Absent, flawed: base.flawed || over.flawed}
}
