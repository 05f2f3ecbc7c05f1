package propose

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// AwaitOwn records that the tenant does not have the document's own object yet, which
// only the tenant makes.
func (p *Proposer) AwaitOwn() {
	kind, names := p.Doc.Kind, p.Doc.Key.Parts()
	n := partedName{kind: kind.Name, names: names, lookup: slices.Clone(names)}
	for _, part := range kind.NameParts() {
		n.parts = append(n.parts, reference.Part{Part: part})
	}
	if parent := p.LiveFor(p.Doc.ParentKey()); parent != nil {
		n.lookup[0] = parent.ID
	}
	p.Await("", "the tenant does not have it yet", p.comesHint(n))
}

// comesHint describes how an object comes that only the tenant makes. Before that it
// asks whether another one was meant.
func (p *Proposer) comesHint(n partedName) string {
	hint := strings.ReplaceAll(p.Kinds.Find(n.kind).Create.Comes, "{parent}", state.ShellWord(n.names[0]))
	if near := p.nearParts(n); near != "" {
		return near + " Otherwise " + hint
	}
	return hint
}

// nearParts asks about a similar part beside the same other ones, the last part first. A
// part whose values are all listed is right if it is among them.
func (p *Proposer) nearParts(n partedName) string {
	known := p.knownParts(n)
	for i := len(n.lookup) - 1; i >= 0; i-- {
		if n.parts[i].Kind != "" {
			continue
		}
		listed := p.listed(n, i)
		if slices.Contains(listed, n.lookup[i]) {
			continue
		}
		for _, said := range known {
			if isBut(said, n.lookup, i) {
				listed = append(listed, said[i])
			}
		}
		if meant := suggest.DidYouMean(n.lookup[i], listed); meant != "" {
			return fmt.Sprintf("%s: %s", n.parts[i].Name, meant)
		}
	}
	return ""
}

// isBut reports whether two names differ in one part only.
func isBut(a, b []string, i int) bool {
	return len(a) == len(b) && slices.Equal(a[:i], b[:i]) && a[i] != b[i] && slices.Equal(a[i+1:], b[i+1:])
}

// knownParts are the names of objects of the kind, as they are looked up: those that were
// found, and those beside the name that were read.
func (p *Proposer) knownParts(n partedName) (known [][]string) {
	for _, name := range p.Directory.Names(n.kind) {
		known = append(known, reference.Split(name))
	}
	parent := state.NewKey(n.parts[0].Kind, n.names[0])
	if live := p.LiveFor(parent); n.parts[0].Kind != "" && live != nil {
		for _, o := range p.Objects.Children(live.Key) {
			if o.Kind.Name == n.kind {
				known = append(known, append([]string{n.lookup[0]}, o.Key.Parts()[1:]...))
			}
		}
	}
	return known
}

// listed are the values of a part that the tenant or a document lists, nil if they are
// not known.
func (p *Proposer) listed(n partedName, i int) (values []string) {
	in := n.parts[i].Listed
	if in == nil {
		return nil
	}
	key := state.NewKey(in.Kind, n.names[0], in.Name)
	if live := p.LiveFor(key); live != nil {
		values = append(values, keysAt(live.Kind, live.Value, in)...)
	}
	if doc := p.DocumentOf(key); doc != nil && !doc.Absent {
		values = append(values, keysAt(doc.Kind, doc.Spec, in)...)
	}
	return values
}

func keysAt(kind *registry.Kind, value map[string]any, in *registry.PartList) (keys []string) {
	v, _ := in.At.Get(value)
	list, _ := v.([]any)
	for _, e := range list {
		if key, ok := kind.Spec.At(in.At).ElementKey(e); ok {
			keys = append(keys, key[0])
		}
	}
	return keys
}
