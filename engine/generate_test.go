package engine_test

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"slices"

	"isc-sync/state/registry"
)

// A generator makes documents of every kind from what the registry says about it:
// size objects of each kind at the top, and below them one or two of each kind that
// belongs there. The same size gives the same documents. What the registry does not
// say about legal values is in legalValues.
type generator struct {
	kinds   *registry.Kinds
	version string
	size    int
	// known is what a reference may name, by kind: a name, or a name in parts.
	known map[string][]any
	made  map[string][]map[string]any
	// lucky, if set, chooses the documents that are drawn with a salt: with other values.
	lucky *rand.Rand
	salt  uint64
}

// generate makes the documents of every kind. others are the names of what
// documents only refer to.
func generate(kinds *registry.Kinds, version string, size int, others map[string][]any) *generator {
	g := &generator{kinds: kinds, version: version, size: size, known: others, made: map[string][]map[string]any{}}
	g.name(0)
	g.aggregated()
	g.makeAll()
	return g
}

func (g *generator) makeAll() {
	for _, k := range g.kindsInOrder() {
		g.make(k)
	}
}

// name chooses the names of the objects at the top, from the i-th of each kind on.
func (g *generator) name(from int) {
	for _, k := range g.kindsInOrder() {
		if k.Parent == "" && !isFound(k) && !k.IsSetting() && !isGiven(k) {
			for i := from; i < g.size; i++ {
				g.known[k.Name] = append(g.known[k.Name], g.draw(k, i, 0, nil).ownName())
			}
		}
	}
}

// kindsInOrder are the kinds that documents are made of, parents first.
func (g *generator) kindsInOrder() []*registry.Kind {
	all := slices.DeleteFunc(g.kinds.All(), func(k *registry.Kind) bool { return !k.In(g.version) || unreadable(k) })
	slices.SortStableFunc(all, func(a, b *registry.Kind) int { return a.Depth() - b.Depth() })
	return all
}

// unreadable reports whether no export can write the objects of a kind, since the
// tenant does not tell what is in them.
func unreadable(k *registry.Kind) bool { return k.Create.How == registry.CreateByUpload }

// isFound reports whether documents cannot create objects of the kind: they exist
// once their systems were read.
func isFound(k *registry.Kind) bool {
	return k.Lookup != nil && len(k.Lookup.Parts) > 0 && k.Create.How != registry.CreateByPost
}

// isGiven reports whether documents are only about objects that the tenant has from
// the start.
func isGiven(k *registry.Kind) bool {
	return k.Parent == "" && !k.IsSetting() && k.Create.How == registry.CreateNever
}

// foundBelow is how many objects a system holds.
const foundBelow = 3

// aggregated names what the systems hold, by the object that the names begin with.
func (g *generator) aggregated() {
	for _, k := range g.kinds.Lookups() {
		if !isFound(k) {
			continue
		}
		for i := range foundBelow * g.size {
			name := map[string]any{}
			for _, part := range k.Lookup.Parts {
				name[part.Name] = fmt.Sprintf("%s-%d", part.Name, i%foundBelow)
				if part.Kind != "" {
					name[part.Name] = g.known[part.Kind][i/foundBelow]
				}
			}
			g.known[k.Name] = append(g.known[k.Name], name)
		}
	}
}

func (g *generator) make(k *registry.Kind) {
	switch {
	case k.Parent != "":
		for i, parent := range g.made[k.Parent] {
			if k.Requires == nil || k.Requires.Met(parent["spec"].(map[string]any)) {
				g.children(k, i, parent)
			}
		}
	case k.IsSetting():
		g.add(g.draw(k, 0, 0, nil))
	default:
		for i := range g.size {
			if k.IsEnumerated() && i >= len(k.API.List.Members()) {
				break
			}
			if !isGiven(k) || i < len(g.known[k.Name]) {
				g.add(g.draw(k, i, 0, nil))
			}
		}
	}
}

func (g *generator) children(k *registry.Kind, i int, parent map[string]any) {
	count := 1 + i%2
	if k.Singleton {
		count = 1
	}
	if isFound(k) {
		count = min(foundBelow, max(0, len(g.known[k.Name])-foundBelow*i))
	}
	for n := range count {
		g.add(g.draw(k, i, n, parent))
	}
}

// add makes a document, unless there is nothing to say in it.
func (g *generator) add(d *draw) {
	doc := map[string]any{"kind": d.kind.Name}
	for _, f := range d.kind.Identity {
		if f.In == registry.InParent {
			continue
		}
		doc[f.Name] = d.ownPart(f)
	}
	for j, at := range d.kind.ParentParts() {
		doc[d.kind.Identity[at].Name] = d.parentName(j)
	}
	if isFound(d.kind) {
		maps.Copy(doc, g.known[d.kind.Name][foundBelow*d.i+d.n].(map[string]any))
	}
	if d.kind.About != "" && !d.isAbout(doc) {
		return
	}
	d.doc = doc
	spec := d.object(d.kind.Spec, d.kind.Name)
	if len(spec) == 0 && d.kind.MayBeUnset() {
		return
	}
	doc["spec"] = spec
	g.made[d.kind.Name] = append(g.made[d.kind.Name], doc)
}

// A draw makes one document: the i-th of its kind, or below the i-th parent the n-th.
type draw struct {
	*generator
	*rand.Rand
	kind   *registry.Kind
	i, n   int
	parent map[string]any
	doc    map[string]any
	// top is the object so far, beside the members so far of the object that a value is for.
	top, beside map[string]any
}

func (g *generator) draw(k *registry.Kind, i, n int, parent map[string]any) *draw {
	sum := fnv.New64a()
	fmt.Fprint(sum, k.Name, n)
	if g.lucky != nil && g.lucky.IntN(3) == 0 {
		fmt.Fprint(sum, g.salt)
	}
	return &draw{generator: g, Rand: rand.New(rand.NewPCG(sum.Sum64(), uint64(i))), kind: k, i: i, n: n, parent: parent}
}

// ownName is the last part of an object's identity.
func (d *draw) ownName() any {
	f := d.kind.Identity[len(d.kind.Identity)-1]
	if isGiven(d.kind) {
		return d.known[d.kind.Name][d.i]
	}
	if v, listed := d.listed(d.kind.Name + "/" + f.Name); listed {
		return v
	}
	if len(f.Enum) > 0 {
		if d.kind.IsEnumerated() {
			return f.Enum[d.i%len(f.Enum)]
		}
		return f.Enum[d.n%len(f.Enum)]
	}
	return fmt.Sprintf("%s No. %03d%s", d.kind.Name, d.i, []string{"", "b", "c"}[d.n])
}

// isAbout names the object that a document is about, another one for each; false if there
// is none left.
func (d *draw) isAbout(doc map[string]any) bool {
	sort, name := d.kind.Identity[0], d.kind.Identity[1].Name
	at := d.i / len(sort.Enum)
	others := d.known[d.kind.AboutKind([]string{doc[sort.Name].(string)})]
	if at >= len(others) {
		return false
	}
	doc[name] = others[at]
	return true
}

// ownPart is a part of an object's own identity.
func (d *draw) ownPart(f registry.IdentityField) any {
	if v, listed := d.listed(d.kind.Name + "/" + f.Name); listed {
		return v
	}
	if last := d.kind.Identity[len(d.kind.Identity)-1]; f.Name != last.Name && len(f.Enum) > 0 {
		return f.Enum[d.i%len(f.Enum)]
	}
	return d.ownName()
}

// parentName is the j-th part of the parent's key.
func (d *draw) parentName(j int) any {
	parent := d.kinds.Find(d.kind.Parent)
	return d.parent[parent.Identity[j].Name]
}
