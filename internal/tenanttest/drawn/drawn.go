// Package drawn draws documents of any kind from what the registry says about it, for
// tests that want every word of the registry: values that are legal, and edits of
// them as users make them.
//
// A word that no drawn value has is found by Words, which reads the types of package
// registry; a test of package planner fails for it.
package drawn

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"isc-sync/state/registry"
)

// A Source makes decisions: a random number of math/rand, or what package rapid draws
// and makes smaller.
type Source interface {
	// IntN returns a number from 0 to n-1.
	IntN(n int) int
}

// Legal is a value that the type of a field does not show.
type Legal struct {
	// At is the end of a place: the kind's name and the pointer, with * for the
	// elements of a list.
	At    string
	Value func(d *Draw) any
}

// A Generator makes documents of every kind from what the registry says about it:
// Size objects of each kind at the top, and below them one or two of each kind that
// belongs there. The same size gives the same documents.
type Generator struct {
	Kinds   *registry.Kinds
	Version string
	Size    int
	// Known is what a reference may name, by kind: a name, or a name in parts.
	Known map[string][]any
	// Legal are values where the registry alone does not give one that the tenant
	// takes; the first row that fits counts. Always are places that are always written.
	Legal  []Legal
	Always []string
	// Made are the documents so far, by kind.
	Made map[string][]map[string]any

	// lucky, if set, chooses the documents that are drawn with a salt: with other values.
	lucky *rand.Rand
	salt  uint64
}

// Generate makes the documents of every kind. Known has the names of what documents
// only refer to.
func (g *Generator) Generate() {
	g.Made = map[string][]map[string]any{}
	g.nameTop(0)
	g.aggregated()
	g.makeAll()
}

// Again makes the documents again: one more of each kind, and some with other values,
// which luck chooses.
func (g *Generator) Again(luck *rand.Rand) *Generator {
	other := *g
	other.Size++
	other.Made, other.Known = map[string][]map[string]any{}, map[string][]any{}
	for kind, names := range g.Known {
		other.Known[kind] = slices.Clone(names)
	}
	other.nameTop(g.Size)
	other.lucky, other.salt = luck, luck.Uint64()
	other.makeAll()
	return &other
}

func (g *Generator) makeAll() {
	for _, k := range g.kindsInOrder() {
		g.make(k)
	}
}

// nameTop chooses the names of the objects at the top, from the i-th of each kind on.
func (g *Generator) nameTop(from int) {
	for _, k := range g.kindsInOrder() {
		if k.Parent == "" && !IsFound(k) && !k.IsSetting() && !isGiven(k) {
			for i := from; i < g.Size; i++ {
				g.Known[k.Name] = append(g.Known[k.Name], g.draw(k, i, 0, nil).OwnName())
			}
		}
	}
}

// kindsInOrder are the kinds that documents are made of, parents first.
func (g *Generator) kindsInOrder() []*registry.Kind {
	all := slices.DeleteFunc(g.Kinds.All(), func(k *registry.Kind) bool { return !k.In(g.Version) || unreadable(k) })
	slices.SortStableFunc(all, func(a, b *registry.Kind) int { return a.Depth() - b.Depth() })
	return all
}

// unreadable reports whether no export can write the objects of a kind, since the
// tenant does not show what is in them.
func unreadable(k *registry.Kind) bool { return k.Create.How == registry.CreateByUpload }

// IsFound reports whether documents cannot create objects of the kind: they exist
// once their systems were read.
func IsFound(k *registry.Kind) bool {
	return k.Lookup != nil && len(k.Lookup.Parts) > 0 && k.Create.How != registry.CreateByPost
}

// isGiven reports whether documents are only about objects that the tenant has from
// the start.
func isGiven(k *registry.Kind) bool {
	return k.Parent == "" && !k.IsSetting() && k.Create.How == registry.CreateNever
}

// FoundBelow is how many objects a system holds.
const FoundBelow = 3

// aggregated names what the systems hold, by the object that the names begin with.
func (g *Generator) aggregated() {
	for _, k := range g.Kinds.Lookups() {
		if !IsFound(k) {
			continue
		}
		for i := range FoundBelow * g.Size {
			name := map[string]any{}
			for _, part := range k.Lookup.Parts {
				name[part.Name] = fmt.Sprintf("%s-%d", part.Name, i%FoundBelow)
				if part.Kind != "" {
					name[part.Name] = g.Known[part.Kind][i/FoundBelow]
				}
			}
			g.Known[k.Name] = append(g.Known[k.Name], name)
		}
	}
}

func (g *Generator) make(k *registry.Kind) {
	switch {
	case k.Parent != "":
		for i, parent := range g.Made[k.Parent] {
			if k.Requires == nil || k.Requires.Met(parent["spec"].(map[string]any)) {
				g.children(k, i, parent)
			}
		}
	case k.IsSetting():
		g.add(g.draw(k, 0, 0, nil))
	default:
		for i := range g.Size {
			if k.IsEnumerated() && i >= len(k.API.List.Members()) {
				break
			}
			if !isGiven(k) || i < len(g.Known[k.Name]) {
				g.add(g.draw(k, i, 0, nil))
			}
		}
	}
}

func (g *Generator) children(k *registry.Kind, i int, parent map[string]any) {
	count := 1 + i%2
	if k.Singleton {
		count = 1
	}
	if IsFound(k) {
		count = min(FoundBelow, max(0, len(g.Known[k.Name])-FoundBelow*i))
	}
	for n := range count {
		g.add(g.draw(k, i, n, parent))
	}
}

// add makes a document, unless there is nothing to say in it.
func (g *Generator) add(d *Draw) {
	doc := map[string]any{"kind": d.Kind.Name}
	for _, f := range d.Kind.Identity {
		if f.In == registry.InParent {
			continue
		}
		doc[f.Name] = d.ownPart(f)
	}
	for j, at := range d.Kind.ParentParts() {
		doc[d.Kind.Identity[at].Name] = d.parentName(j)
	}
	if IsFound(d.Kind) {
		maps.Copy(doc, g.Known[d.Kind.Name][FoundBelow*d.I+d.N].(map[string]any))
	}
	if d.Kind.About != "" && !d.isAbout(doc) {
		return
	}
	d.Doc = doc
	spec := d.Spec()
	if len(spec) == 0 && d.Kind.MayBeUnset() {
		return
	}
	doc["spec"] = spec
	g.Made[d.Kind.Name] = append(g.Made[d.Kind.Name], doc)
}
