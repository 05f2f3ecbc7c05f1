package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Stale compares a fingerprint with the object as it is now and returns what
// differs, sorted by pointer: nothing means that the change may be applied.
func (fp Fingerprint) Stale(kind *state.Kind, now *state.Object) []Drift {
	now = fp.Arranged(now)
	p := printer{secrecy{kind: kind, live: now, variables: hiddenPlaces(fp, now.Value)}, Fingerprint{}}
	var drifts []Drift
	for _, at := range fp.pointers() {
		live, ok := at.Get(map[string]any(now.Value))
		current := p.current(fp[at], value{live, ok}, at)
		drifts = append(drifts, narrow(at, fp[at], current)...)
	}
	return drifts
}

// current is what the fingerprint would have said of the value now.
func (p *printer) current(planned any, live value, at jsonvalue.Pointer) any {
	isScalar := jsonvalue.IsScalar(live.v)
	switch mark := markOf(planned); {
	case mark == markExists && live.ok && !isScalar:
		return existsMark()
	case mark == markHidden && live.ok && !isEmptySecret(live):
		return hiddenMark()
	case mark == markWhole && !isScalar:
		_, digested := memberOf(planned, markWhole).v.(string)
		return p.whole(live.v, at, digested)
	case mark != "":
		return p.project(p.kind.Spec.At(at), live, nil, at)
	}
	return p.project(p.kind.Spec.At(at), live, planned, at)
}

// markOf returns the mark that stands for a value, "" for a value itself.
func markOf(planned any) string {
	obj, _ := planned.(map[string]any)
	for _, mark := range []string{markAbsent, markExists, markHidden, markWhole} {
		if _, is := obj[mark]; is && len(obj) == 1 {
			return mark
		}
	}
	return ""
}

// Drift is a value that is no longer what a change was planned against.
type Drift struct {
	Pointer          jsonvalue.Pointer
	Planned, Current any
}

func (fp Fingerprint) pointers() []jsonvalue.Pointer {
	out := make([]jsonvalue.Pointer, 0, len(fp))
	for at := range fp {
		out = append(out, at)
	}
	slices.Sort(out)
	return out
}
