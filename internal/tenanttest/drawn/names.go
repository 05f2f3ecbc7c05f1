package drawn

import (
	"fmt"
	"regexp"
	"strings"

	"isc-sync/state/registry"
)

// Named is how many objects of each kind Name names.
const Named = 2

// Name names objects of every kind, so that documents can refer to each.
func (g *Generator) Name() {
	g.Known = map[string][]any{}
	for _, k := range append(g.Kinds.Lookups(), g.Kinds.All()...) {
		if g.Known[k.Name] == nil {
			g.name(k)
		}
	}
}

func (g *Generator) name(k *registry.Kind) {
	for i := range Named {
		switch identity := g.Identity(k, i); {
		case k.Lookup != nil && len(k.Lookup.Parts) > 0:
			g.Known[k.Name] = append(g.Known[k.Name], g.byParts(k, identity, i))
		case k.NameParts() != nil:
			parts := map[string]any{}
			for j, f := range k.Identity {
				parts[f.Name] = identity[j]
			}
			g.Known[k.Name] = append(g.Known[k.Name], parts)
		case len(identity) > 0:
			g.Known[k.Name] = append(g.Known[k.Name], identity[0])
		default:
			g.Known[k.Name] = append(g.Known[k.Name], g.lastName(k, i))
		}
	}
}

// lastName is the name of an object, below what it belongs to.
func (g *Generator) lastName(k *registry.Kind, i int) string {
	if identity := g.Identity(k, i); len(identity) > 0 {
		return identity[len(identity)-1]
	}
	return fmt.Sprintf("%s %d", k.Name, i)
}

// byParts is a name whose parts are those of the look-up.
func (g *Generator) byParts(k *registry.Kind, identity []string, i int) map[string]any {
	name := map[string]any{}
	for _, part := range k.Lookup.Parts {
		name[part.Name] = fmt.Sprintf("%s-%d", part.Name, i)
		if part.Kind != "" {
			name[part.Name] = g.Identity(g.Kinds.Find(part.Kind), 0)[0]
		}
		for j, f := range k.Identity {
			if f.Name == part.Name {
				name[part.Name] = identity[j]
			}
		}
	}
	return name
}

// Identity is what is beside kind in the i-th document of a kind; what it belongs to is
// always the first.
func (g *Generator) Identity(k *registry.Kind, i int) []string {
	var above []string
	if k.Parent != "" {
		above = g.Identity(g.Kinds.Find(k.Parent), 0)
	}
	d := g.draw(k, i, 0, nil)
	identity := make([]string, len(k.Identity))
	for j, f := range k.Identity {
		if f.In != registry.InParent {
			identity[j] = d.partOf(f)
			continue
		}
		identity[j], above = above[0], above[1:]
	}
	if k.About != "" {
		identity[1] = g.lastName(g.Kinds.Find(k.AboutKind(identity[:1])), i)
	}
	return identity
}

// partOf is a part of an identity that fits what the kind says about it.
func (d *Draw) partOf(f registry.IdentityField) string {
	switch {
	case d.Kind.IsEnumerated() && f.Name == d.Kind.Identity[0].Name:
		members := d.Kind.API.List.Members()
		return members[d.I%len(members)][0]
	case len(f.Enum) > 0:
		return f.Enum[d.I%len(f.Enum)]
	case f.Pattern != "":
		name := fmt.Sprintf("part%c", 'a'+rune(d.I))
		if !regexp.MustCompile(f.Pattern).MatchString(name) {
			name = strings.ToUpper(name)
		}
		return name
	}
	return d.formed(f, fmt.Sprintf("%s-%c", d.Kind.Name, 'a'+rune(d.I)))
}

// formed is a name in the format of the object's field, and in a pattern of tags.
func (d *Draw) formed(f registry.IdentityField, name string) string {
	if f.Pattern != "" && !regexp.MustCompile(f.Pattern).MatchString(name) {
		return "en-" + name[strings.LastIndexByte(name, ' ')+1:]
	}
	if field := d.Kind.Spec.Property(f.Name); field != nil && field.Format == "email" {
		return strings.ReplaceAll(name, " ", "") + "@example.com"
	}
	return name
}

// Of starts a document: the i-th of a kind, with decisions from a source.
func (g *Generator) Of(k *registry.Kind, i int, source Source) *Draw {
	return &Draw{Generator: g, Source: source, Kind: k, I: i}
}
