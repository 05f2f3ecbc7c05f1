package planner

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// mostCandidates is the largest number of objects that are named as possible
// former names.
const mostCandidates = 2

// candidate is an object that a declared one may be under another name.
type candidate struct {
	name string
	// why is the evidence; likeness orders candidates, most similar first.
	why      string
	likeness float64
	// twin: only the spelling of the name differs; declared: a document declares
	// it.
	twin, declared bool
}

// checkRenames notes every creation that may be an object under another name:
// one whose name differs only in spelling, or a similar live one.
// It returns the objects that they may be.
func (s *scope) checkRenames(drafts []*order.Draft, found *propose.Findings) (adoptable []Adoption) {
	var created []*order.Draft
	for _, d := range drafts {
		if d.Action == plan.Create {
			created = append(created, d)
		}
	}
	if len(created) == 0 {
		return nil
	}
	l := newLikeness(s)
	for _, d := range created {
		l.bodies[d.Doc.Key] = d.Body
	}
	names := s.spellings()
	for _, d := range created {
		candidates := twins(d.Doc, names)
		if len(candidates) == 0 && d.Doc.Kind.Parent == "" {
			candidates = l.candidates(d.Doc)
		}
		slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
		for _, c := range candidates[:min(len(candidates), mostCandidates)] {
			found.Notes = append(found.Notes, plan.Note{Code: plan.NotePossibleRename, Key: d.Doc.Key, Text: renameText(d.Doc, c)})
		}
		if s.Options.Adopt {
			if len(candidates) == 0 {
				candidates = l.alikeInContent(d.Doc)
			}
			adoptable = append(adoptable, l.adoptable(d.Doc, candidates)...)
		}
	}
	return adoptable
}

func renameText(doc *state.Document, c candidate) string {
	kind, create := doc.Kind, "allow the creation with "+doc.Key.Flag("--allow-create")
	text := fmt.Sprintf("%q %s", c.name, c.why)
	written := yamlText(c.name)
	if c.twin {
		written = twinText(c.name, doc.Key.Name())
	}
	previously := "previously: " + written
	name := kind.Identity[len(kind.Identity)-1].Name + ": " + written
	switch {
	case c.declared:
		return text + "; if both are meant, " + create
	case c.twin && kind.Renameable():
		return text + "; write " + name + " if it is meant, " + previously + " to rename it, or " + create
	case c.twin:
		return text + "; write " + name + " if it is meant, or " + create
	}
	if !kind.Renameable() {
		return text + "; write " + name + " if it is the one that is meant, or " + create
	}
	return text + "; if it was renamed, write " + previously + ", else " + create
}

// spelling is a name that a live object, a document or both have.
type spelling struct {
	name           string
	live, declared bool
}

// spellings are the names below each parent, by kind and folded name.
func (s *scope) spellings() map[string][]*spelling {
	out := map[string][]*spelling{}
	entry := func(kind *registry.Kind, key state.Key) *spelling {
		at := groupID(kind, state.ParentKey(kind, key), key.Name())
		for _, known := range out[at] {
			if known.name == key.Name() {
				return known
			}
		}
		out[at] = append(out[at], &spelling{name: key.Name()})
		return out[at][len(out[at])-1]
	}
	for _, o := range s.Live.All() {
		if !s.isDeleted(o.Key) && s.renamedTo(o.Key) == nil {
			entry(o.Kind, o.Key).live = true
		}
	}
	for _, d := range s.Documents {
		if !d.Absent {
			entry(d.Kind, d.Key).declared = true
		}
	}
	return out
}

func groupID(kind *registry.Kind, parent state.Key, name string) string {
	return kind.Name + "\x00" + suggest.Fold(string(parent)) + "\x00" + suggest.Fold(name)
}

// twins are the other spellings of a document's name.
func twins(doc *state.Document, names map[string][]*spelling) []candidate {
	var out []candidate
	name := doc.Key.Name()
	for _, other := range names[groupID(doc.Kind, doc.ParentKey(), name)] {
		if other.name == name {
			continue
		}
		c := candidate{name: other.name, twin: true, declared: other.declared}
		switch {
		case other.live && other.declared:
			c.why, c.likeness = "in the tenant, which another document declares,", 1
		case other.live:
			c.why, c.likeness = "in the tenant", 1
		default:
			c.why = "in another document"
		}
		c.why += " differs only in " + suggest.Difference(name, other.name)
		out = append(out, c)
	}
	return out
}

// yamlText writes a text as a YAML scalar: without quotes if it cannot be
// misread.
func yamlText(s string) string {
	word := strings.ToLower(s)
	plain := s != "" && !slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, word)
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f
		inside := i > 0 && i < len(s)-1 && (r == ' ' || r == '.' || r == '_' || r == '-' || r == '/')
		digit := i > 0 && r >= '0' && r <= '9'
		plain = plain && (letter && r < 0x2000 || digit || inside) && !strings.Contains(s, "  ")
	}
	if plain {
		return s
	}
	return string(jsonvalue.Printable(jsonvalue.Canonical(s)))
}

// twinText writes a name that differs from another one only in its spelling.
// In ASCII, the form of accented letters survives copying; letters that both
// share stay as they are.
func twinText(name, other string) string {
	a, b := []rune(name), []rune(other)
	from, shared := 0, 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	for shared < min(len(a), len(b))-from && a[len(a)-1-shared] == b[len(b)-1-shared] {
		shared++
	}
	middle := string(a[from : len(a)-shared])
	quoted := strconv.QuoteToASCII(middle)
	if quoted == `"`+middle+`"` {
		return yamlText(name)
	}
	inside := func(s []rune) string {
		text := string(jsonvalue.Printable(jsonvalue.Canonical(string(s))))
		return text[1 : len(text)-1]
	}
	return `"` + inside(a[:from]) + quoted[1:len(quoted)-1] + inside(a[len(a)-shared:]) + `"`
}
