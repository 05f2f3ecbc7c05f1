package planner

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// BenchmarkWhatIsNotThere prints how long plans take that search all objects for names and
// for values alike: twice the objects should take about twice the time.
func BenchmarkWhatIsNotThere(b *testing.B) {
	for _, c := range []struct {
		name string
		fill func(*estate, *testing.B, int)
	}{
		{"deletions of nothing", deletionsOfNothing},
		{"ignored fields that nothing has", ignoredNowhere},
		{"new sources beside others", newBesideOthers},
	} {
		for _, n := range []int{1250, 2500, 5000} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				kinds, err := registry.Read(schemas.Kinds)
				if err != nil {
					b.Fatal(err)
				}
				e := &estate{in: Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory(), APIVersion: registry.DefaultVersion}}
				c.fill(e, b, n)
				for b.Loop() {
					start := time.Now()
					Build(e.in)
					b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms/plan")
				}
			})
		}
	}
}

// deletionsOfNothing asks to delete n transforms beside n others.
func deletionsOfNothing(e *estate, b *testing.B, n int) {
	for i := range n {
		e.add(b, nil, "Transform", []string{fmt.Sprintf("Kept %05d", i)}, map[string]any{"id": fmt.Sprint("t", i), "name": fmt.Sprintf("Kept %05d", i), "type": "lower"}, i, nothing)
	}
	for i, d := range e.in.Documents {
		d.Key, d.Identity, d.Absent, d.Spec = state.NewKey("Transform", fmt.Sprintf("Gone %05d", i*7)), []string{fmt.Sprintf("Gone %05d", i*7)}, true, nil
	}
}

// ignoredNowhere ignores a field of each of n transforms that none of them has.
func ignoredNowhere(e *estate, b *testing.B, n int) {
	for i := range n {
		name := fmt.Sprintf("Kept %05d", i)
		e.add(b, nil, "Transform", []string{name}, map[string]any{"id": fmt.Sprint("t", i), "name": name, "type": "lower"}, i, nothing)
		e.in.Settings.Ignore = append(e.in.Settings.Ignore, state.IgnoreRule{Key: state.Pattern{Text: "Transform/" + name}, Pointer: "/attributes/none"})
	}
}

// newBesideOthers declares n sources, each of a connector of its own, beside n others.
func newBesideOthers(e *estate, b *testing.B, n int) {
	for i := range n {
		name := fmt.Sprintf("Source %05d", i)
		e.add(b, nil, "Source", []string{name}, map[string]any{
			"id": fmt.Sprint("s", i), "name": name, "connector": fmt.Sprintf("connector-%d", i), "description": strings.Repeat("x", i%50),
		}, i, nothing)
	}
	for i, d := range e.in.Documents {
		d.Key, d.Identity = state.NewKey("Source", fmt.Sprintf("New %05d", i*7)), []string{fmt.Sprintf("New %05d", i*7)}
	}
}
