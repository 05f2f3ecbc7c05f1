package planner

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Adoption is a document whose object the tenant has under another name.
type Adoption struct {
	Document *state.Document
	Live     *state.Object
	// Why is the evidence.
	Why string
	// Likeness is the share of the values that distinguish the document and that the
	// object has; 1 if the names differ in spelling alone.
	Likeness float64
}

// Renames reports whether the document keeps its name, so that the object gets it.
// Otherwise the document takes that of the object, which cannot be renamed.
func (a Adoption) Renames() bool { return a.Document.Kind.Renameable() }

// Beside are the keys beside spec that the document needs.
func (a Adoption) Beside() map[string]string {
	if a.Renames() {
		return map[string]string{"previously": a.Live.Key.Name()}
	}
	last := a.Document.Kind.Identity[len(a.Document.Kind.Identity)-1].Name
	return map[string]string{last: a.Live.Key.Name(), "id": a.Live.ID}
}

// adopted is the document afterwards.
func (a Adoption) adopted() *state.Document {
	doc := *a.Document
	if a.Renames() {
		doc.Previously = a.Live.Key.Name()
		return &doc
	}
	doc.Identity = slices.Clone(doc.Identity)
	doc.Identity[len(doc.Identity)-1] = a.Live.Key.Name()
	doc.Key = state.NewKey(doc.Kind.Name, doc.Identity...)
	return &doc
}

// Undecided is a document for which there is no one proposal.
type Undecided struct {
	Document *state.Document
	Why      string
	// Live are the proposals that there could be.
	Live []Adoption
}

// Adopt proposes objects for the documents that would create new ones. Each proposal is
// planned: the document must be about the object then, and no other may have a problem
// that it did not have before.
func Adopt(in Input) (proposals []Adoption, undecided []Undecided) {
	in.Options.SkipProblems = false
	before := Build(in)
	claims := map[*state.Object]int{}
	for i := range before.Adoptable {
		a := &before.Adoptable[i]
		a.Document = in.Documents.Find(a.Document.Key) // Build works with copies
		claims[a.Live]++
	}
	for i, a := range before.Adoptable {
		several := func(b Adoption) bool { return b.Document == a.Document && b.Live != a.Live }
		switch {
		case slices.ContainsFunc(before.Adoptable[:i], several): // it was reported with the first
		case slices.ContainsFunc(before.Adoptable, several):
			all := candidatesFor(before.Adoptable, a.Document)
			undecided = append(undecided, Undecided{a.Document, "several objects are like it: " + namesOf(all), all})
		case claims[a.Live] > 1:
			undecided = append(undecided, Undecided{a.Document, fmt.Sprintf("%q, which other documents are like as well", a.Live.Key.Name()), []Adoption{a}})
		default:
			if why := in.refuses(a, before); why != "" {
				undecided = append(undecided, Undecided{a.Document, why, []Adoption{a}})
				continue
			}
			proposals = append(proposals, a)
		}
	}
	return proposals, undecided
}

func candidatesFor(all []Adoption, doc *state.Document) (out []Adoption) {
	for _, a := range all {
		if a.Document == doc {
			out = append(out, a)
		}
	}
	return out
}

func namesOf(all []Adoption) string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = strconv.Quote(a.Live.Key.Name())
	}
	return strings.Join(names, ", ")
}

// refuses returns what keeps a proposal from being right, "" if nothing does.
func (in Input) refuses(a Adoption, before Result) string {
	doc := a.adopted()
	if doc.Key != a.Document.Key && in.Documents.Find(doc.Key) != nil {
		return fmt.Sprintf("another document declares %s", doc.Key)
	}
	in.Documents = slices.Clone(in.Documents)
	in.Documents[slices.Index(in.Documents, a.Document)] = doc
	in.Documents.Sort()
	after := Build(in)
	for _, p := range after.Problems {
		known := slices.ContainsFunc(before.Problems, func(q state.Problem) bool { return p.Position == q.Position && p.Text == q.Text })
		if !known {
			return fmt.Sprintf("it may be %q, but then there is a problem with %s: %s", a.Live.Key.Name(), p.Key, p.Text)
		}
	}
	if after.Object(doc.Key) != a.Live {
		return fmt.Sprintf("it may be %q, but the plan does not find it by that name", a.Live.Key.Name())
	}
	return ""
}

// adoptable are the live objects that a new document may be about: the candidates for
// a rename, or else one whose name is misspelt.
func (l *likeness) adoptable(doc *state.Document, candidates []candidate) (out []Adoption) {
	for _, c := range candidates {
		if o := l.liveCalled(doc, c.name); o != nil && !c.declared {
			out = append(out, Adoption{doc, o, fmt.Sprintf("%q %s", c.name, c.why), c.likeness})
		}
	}
	if len(out) > 0 || doc.Kind.IsSetting() {
		return out
	}
	near := suggest.Closest(doc.Key.Name(), l.freeNames(doc.Kind, l.liveParentKey(doc.Kind, doc.Key)))
	if o := l.liveCalled(doc, near); near != "" && o != nil {
		share := 0.0
		if same, all, _ := l.distinguished(l.declared(doc), o); all > 0 {
			share = float64(same) / float64(all)
		}
		out = append(out, Adoption{doc, o, fmt.Sprintf("%q in the tenant, which no document declares, has nearly its name", near), share})
	}
	return out
}

// liveCalled is an object of the document's kind and parent that has a name.
func (s *scope) liveCalled(doc *state.Document, name string) *state.Object {
	parts := slices.Clone(doc.Identity)
	if len(parts) == 0 {
		return nil
	}
	parts[len(parts)-1] = name
	o := s.Live.Find(s.liveKey(doc.Kind, state.NewKey(doc.Kind.Name, parts...)))
	if o == nil || o.VendorOwned() != "" || s.isDeclared(o) {
		return nil
	}
	return o
}

// freeNames are the names of a kind's objects below a parent that no document declares.
func (s *scope) freeNames(kind *registry.Kind, parent state.Key) (names []string) {
	for _, o := range s.Live.All() {
		if o.Kind == kind && state.ParentKey(kind, o.Key) == parent && !s.isDeclared(o) && !o.Default {
			names = append(names, o.Key.Name())
		}
	}
	slices.Sort(names)
	return names
}
