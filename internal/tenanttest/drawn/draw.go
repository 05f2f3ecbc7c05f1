package drawn

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"isc-sync/state/registry"
)

// A Draw makes one document: the I-th of its kind, or below the I-th parent the N-th.
type Draw struct {
	*Generator
	Source
	Kind *registry.Kind
	I, N int
	// Parent and Doc are documents: what the object belongs to, and its own so far.
	Parent, Doc map[string]any
	// Top is the object so far, Beside the members so far of the object that a value is for.
	Top, Beside map[string]any
}

// draw makes decisions that depend on the document's place alone.
func (g *Generator) draw(k *registry.Kind, i, n int, parent map[string]any) *Draw {
	sum := fnv.New64a()
	fmt.Fprint(sum, k.Name, n)
	if g.lucky != nil && g.lucky.IntN(3) == 0 {
		fmt.Fprint(sum, g.salt)
	}
	return &Draw{Generator: g, Source: rand.New(rand.NewPCG(sum.Sum64(), uint64(i))), Kind: k, I: i, N: n, Parent: parent}
}

// Spec draws what a document says of its object.
func (d *Draw) Spec() map[string]any { return d.object(d.Kind.Spec, d.Kind.Name) }

// OwnName is the last part of an object's identity.
func (d *Draw) OwnName() any {
	f := d.Kind.Identity[len(d.Kind.Identity)-1]
	if isGiven(d.Kind) {
		return d.Known[d.Kind.Name][d.I]
	}
	if v, listed := d.listed(d.Kind.Name + "/" + f.Name); listed {
		return v
	}
	if len(f.Enum) > 0 {
		if d.Kind.IsEnumerated() {
			return f.Enum[d.I%len(f.Enum)]
		}
		return f.Enum[d.N%len(f.Enum)]
	}
	return d.formed(f, fmt.Sprintf("%s No. %03d%s", d.Kind.Name, d.I, []string{"", "b", "c"}[d.N]))
}

// isAbout names the object that a document is about, another one for each; false if there
// is none left.
func (d *Draw) isAbout(doc map[string]any) bool {
	sort, name := d.Kind.Identity[0], d.Kind.Identity[1].Name
	at := d.I / len(sort.Enum)
	others := d.Known[d.Kind.AboutKind([]string{doc[sort.Name].(string)})]
	if at >= len(others) {
		return false
	}
	doc[name] = others[at]
	return true
}

// ownPart is a part of an object's own identity.
func (d *Draw) ownPart(f registry.IdentityField) any {
	if v, listed := d.listed(d.Kind.Name + "/" + f.Name); listed {
		return v
	}
	if last := d.Kind.Identity[len(d.Kind.Identity)-1]; f.Name != last.Name && len(f.Enum) > 0 {
		return f.Enum[d.I%len(f.Enum)]
	}
	return d.OwnName()
}

// parentName is the j-th part of the parent's key.
func (d *Draw) parentName(j int) any {
	parent := d.Kinds.Find(d.Kind.Parent)
	return d.Parent[parent.Identity[j].Name]
}

func (d *Draw) listed(at string) (any, bool) {
	for _, row := range d.Legal {
		if strings.HasSuffix(at, row.At) {
			return row.Value(d), true
		}
	}
	return nil, false
}

func (d *Draw) isListed(at string) bool {
	for _, row := range d.Legal {
		if strings.HasSuffix(at, row.At) {
			return true
		}
	}
	return false
}

// Pick draws one of several.
func Pick[T any](d *Draw, from []T) T { return from[d.IntN(len(from))] }
