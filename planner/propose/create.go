package propose

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Body returns the request body that creates an object: everything declared,
// and its identity if that is part of the body. Null is not sent, except
// below a key of a free map, where it is a literal, and if the tenant
// requires the field and accepts null; a list is then empty. A required field that
// has a default is sent with it.
func Body(doc *state.Document, proposed map[string]any) map[string]any {
	body := jsonvalue.CopyObject(proposed)
	for i, f := range doc.Kind.Identity {
		if f.In == registry.InBody {
			body[f.Name] = doc.Identity[i]
		}
	}
	for _, name := range doc.Kind.Spec.Required {
		f := doc.Kind.Spec.Property(name)
		if _, sent := body[name]; sent || f == nil {
			continue
		}
		switch {
		case f.HasDefault:
			body[name] = f.Default
		case isWrittenNull(doc, f) && f.Immutable != registry.ImmutableFromNull:
			body[name] = nil
		case f.IsList() && isNull(doc, f):
			body[name] = []any{}
		}
	}
	return body
}

// isWrittenNull reports whether a document writes null for a field that may
// be empty.
func isWrittenNull(doc *state.Document, f *registry.Field) bool {
	return f != nil && f.Ref == nil && f.Nullable() && isNull(doc, f)
}

func isNull(doc *state.Document, f *registry.Field) bool {
	v, written := doc.Spec[f.Name]
	return written && v == nil
}

// NoteLater notes the lists whose elements only the tenant creates: they are
// looked up when the step runs.
func (p *Proposer) NoteLater(proposed map[string]any) {
	for _, f := range p.Doc.Kind.Spec.Properties {
		if _, declared := proposed[f.Name]; declared && f.ServerElements {
			p.note(plan.NoteCheckedLater, jsonvalue.Pointer("").Append(f.Name), "the tenant makes the elements of this list; they are looked for when the step runs")
		}
	}
}

// WithoutRejected removes, and notes, what the tenant is known to reject.
func (p *Proposer) WithoutRejected(proposed map[string]any) map[string]any {
	out := jsonvalue.CopyObject(proposed)
	for _, f := range p.Doc.Kind.Spec.Properties {
		v, declared := proposed[f.Name]
		if reason := f.Sticky.PredictRejection(proposed); declared && v != nil && reason != "" {
			p.note(plan.NoteSticky, jsonvalue.Pointer("").Append(f.Name), reason+"; it is not sent")
			delete(out, f.Name)
		}
	}
	return out
}

// RequireAll records a problem for each field that creation needs and the
// body lacks. A field that is declared and missing may have a problem of its
// own.
func (p *Proposer) RequireAll(body map[string]any, hasProblems bool) {
	var missing []string
	for _, name := range p.Doc.Kind.Spec.RequiredFor(body) {
		_, sent := body[name]
		_, declared := p.Doc.Spec[name]
		if !sent && !(declared && hasProblems) && !isWrittenNull(p.Doc, p.Doc.Kind.Spec.Property(name)) {
			missing = append(missing, name)
		}
	}
	if len(missing) == 0 {
		return
	}
	if meant := p.MeantLive(p.Doc.Key); meant != "" {
		problem := p.Doc.Problem("", fmt.Sprintf("cannot find %s %q: %s", p.Doc.Kind.Name, p.Doc.Key.Name(), meant),
			"to create a new object, also write: "+strings.Join(missing, ", "))
		if p.Doc.Named.File != "" {
			problem.Position = p.Doc.Named
		}
		p.Found.Problems = append(p.Found.Problems, problem)
		return
	}
	for _, name := range missing {
		p.Problem(jsonvalue.Pointer("").Append(name), "the field is missing, and the tenant requires it to create the object", p.howToWrite(p.Doc.Kind.Spec.Property(name)))
	}
}

// howToWrite returns how to write a field: for a reference, by which name of
// the other object.
func (p *Proposer) howToWrite(f *registry.Field) string {
	if f.Ref != nil {
		if to := p.Kinds.Find(f.Ref.Kind); to != nil {
			by := "name"
			if to.Lookup != nil {
				by = to.Lookup.Name.Last()
			}
			return fmt.Sprintf("write %s: the %s of %s", f.Name, by, to.One())
		}
	}
	about, _, _ := strings.Cut(f.Description, ". ")
	return fmt.Sprintf("write %s: %s", f.Name, strings.TrimSuffix(about, "."))
}

// RefuseUnmet records that the parent does not meet what the kind requires.
func (p *Proposer) RefuseUnmet(why string) {
	p.Problem("", why, state.HintForParent(p.Kinds, p.Doc))
}
