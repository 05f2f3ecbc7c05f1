package propose

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// missing reports a name that no object has, with a suggestion.
func (p *Proposer) missing(kind, name string, live jsonvalue.Optional, at jsonvalue.Pointer) {
	text := fmt.Sprintf("cannot find %s %q", kind, name)
	if reason := p.Directory.Unread(kind); reason != "" {
		p.Problem(at, fmt.Sprintf("the %s %q could not be looked up: %s", kind, name, reason), "write {id: …}")
		return
	}
	hint := p.suggestion(kind, name, live)
	if byID := p.idHint(kind, name); byID != "" {
		hint = byID
	}
	if p.Kinds.Find(kind).Lookup.FromReferences && !strings.Contains(hint, "{id: …}") {
		hint = strings.TrimSuffix(hint, "?") + fmt.Sprintf("; the tenant does not list every %s: write {id: …} for one that it hides", kind)
	}
	p.Missing(state.NewKey(kind, name), at, text, hint)
}

// idHint is the hint for an id where documents write a name, empty for other names.
func (p *Proposer) idHint(kind, name string) string {
	if !idPattern.MatchString(name) {
		return ""
	}
	if e, ok := p.entryOf(kind, name); ok && e.Name != "" {
		return fmt.Sprintf("this is an id: write the name, %q", e.Name)
	}
	return fmt.Sprintf("write the name, or {id: %s} if this is an id", name)
}

// idPattern matches the API's ids.
var idPattern = regexp.MustCompile(`^([0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$`)

// suggestion returns what a name without object may have been meant for.
func (p *Proposer) suggestion(kind, name string, live jsonvalue.Optional) string {
	held := p.heldNames(kind, live)
	near := suggest.Closest(name, append(p.namesOf(kind), held...))
	declared := ""
	if p.Kinds.Find(kind).Declarable() {
		declared = p.DidYouMean(state.NewKey(kind, name))
	}
	refersTo := "the tenant refers to " + strings.Join(quotedAll(held), ", ")
	switch {
	case near != "" && len(held) > 0 && !slices.Contains(held, near):
		return fmt.Sprintf("%s (%s)", suggest.Question(name, near), refersTo)
	case near != "":
		return suggest.Question(name, near)
	case declared != "":
		return declared
	case len(held) > 0 && len(held) <= few:
		return refersTo
	}
	return p.candidates(kind)
}

// heldNames are the names that the tenant has now where a document writes one that
// nothing has: of the object that is referred to, or in a set of those that no other
// written name represents.
func (p *Proposer) heldNames(kind string, live jsonvalue.Optional) []string {
	if p.strays != nil || p.whole { // an element may represent any other
		return p.strays[kind]
	}
	if name := p.currentName(kind, live.Value); name != "" {
		return []string{name}
	}
	return nil
}

func quotedAll(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = strconv.Quote(name)
	}
	return out
}

// few is how many names fit into a hint.
const few = 8

// OthersOf names the objects of a kind that the tenant has, if it is a top-level kind and
// they are few.
func (p *Proposer) OthersOf(kind *registry.Kind) string {
	if kind.Parent != "" {
		return ""
	}
	names := slices.DeleteFunc(p.namesOf(kind.Name), func(name string) bool {
		key := state.NewKey(kind.Name, name)
		return p.Documents.Find(key) != nil && p.LiveFor(key) == nil
	})
	if len(names) == 0 || len(names) > few {
		return ""
	}
	return thereAre(names)
}

// candidates names all objects of a kind if they are few. Where names are looked up one
// by one, the first page was read for that: a few are all that is on it.
func (p *Proposer) candidates(kind string) string {
	names := p.namesOf(kind)
	if len(names) == 0 || len(names) > few {
		return "write a name that the tenant knows, or {id: …}"
	}
	return thereAre(names)
}

// thereAre lists all that exist.
func thereAre(names []string) string {
	verb := "there are "
	if len(names) == 1 {
		verb = "there is only "
	}
	return verb + strings.Join(quotedAll(names), ", ")
}
