package planner

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// isNamedFreely reports whether the last part of the names of a kind's objects can be any
// text, so that one object may have had another.
func isNamedFreely(kind *registry.Kind) bool {
	last := len(kind.Identity) - 1
	return last >= 0 && !kind.Singleton && kind.About == "" && len(kind.Identity[last].Enum) == 0 && kind.Identity[last].In == registry.InBody
}

// alikeInContent are the live objects with the same parent that agree best with a new
// document of a kind without similar fields: those that share most of the values that
// distinguish objects.
func (l *likeness) alikeInContent(doc *state.Document) (best []candidate) {
	if len(doc.Kind.Similar) > 0 || !isNamedFreely(doc.Kind) {
		return nil
	}
	declared, parent := l.declared(doc), l.liveParentKey(doc.Kind, doc.Key)
	slices.Sort(declared)
	declared = slices.Compact(declared)
	for _, alike := range l.freeAlike[doc.Kind] {
		if state.ParentKey(doc.Kind, alike[0].Key) != parent {
			continue
		}
		for _, live := range alike {
			c, is := l.inContent(declared, live)
			switch {
			case !is || len(best) > 0 && c.likeness < best[0].likeness:
			case len(best) > 0 && c.likeness == best[0].likeness:
				best = append(best, c)
			default:
				best = []candidate{c}
			}
		}
	}
	return best
}

// inContent compares a document with a live object, and reports whether they may be one.
func (l *likeness) inContent(declared []string, live *state.Object) (c candidate, is bool) {
	same, all, differing := l.distinguished(declared, live)
	if same < l.evidence(live) || float64(same) < minLikeness*float64(all) {
		return c, false
	}
	why := fmt.Sprintf("in the tenant, which no document declares, agrees with it in %d of the %d values that distinguish it from others", same, all)
	if len(differing) > 0 {
		why += ", but not in " + someOf(differing)
	}
	return candidate{name: live.Key.Name(), why: why, likeness: float64(same) / float64(all)}, true
}

// distinguished counts the declared values that most objects of the kind do not have, and
// those that live also has. differing are the places of the others.
func (l *likeness) distinguished(declared []string, live *state.Object) (same, all int, differing []string) {
	common, has := l.sortOf(live), l.leavesOf(live)
	for _, leaf := range declared {
		if common.size > fewObjects && 2*common.count[leaf] > common.size {
			continue
		}
		all++
		if has[leaf] {
			same++
			continue
		}
		if at := leafPlace(leaf); !slices.Contains(differing, at) {
			differing = append(differing, at)
		}
	}
	return same, all, differing
}

// leafPlace is what users call the place of a value.
func leafPlace(leaf string) string {
	at, _, _ := strings.Cut(leaf, "\x00")
	object, pointer, _ := strings.Cut(at, "#")
	pointer = "/" + strings.ReplaceAll(pointer, "#", "/")
	if kind, name, isBelow := strings.Cut(object, "/"); isBelow {
		return strings.TrimSpace(kind+" "+strings.TrimLeft(name, "/")) + "#" + pointer
	}
	return pointer
}

// mostPlaces is how many places a reason names.
const mostPlaces = 3

func someOf(places []string) string {
	if len(places) <= mostPlaces {
		return strings.Join(places, ", ")
	}
	return fmt.Sprintf("%s and %d more places", strings.Join(places[:mostPlaces], ", "), len(places)-mostPlaces)
}
