package export_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"isc-sync/internal/export"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// estate is a tenant of n sources. Each has schemas that refer to one another
// and an owner.
func estate(t testing.TB, n int) export.Input {
	t.Helper()
	kinds := tenanttest.Kinds(t)
	in := export.Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory()}
	in.Directory.Add("Identity", state.Entry{ID: "i1", Name: "amy.lee"})
	for i := range n {
		name := fmt.Sprintf("Source %05d", i)
		group := func(j int) map[string]any {
			id := fmt.Sprintf("g%05d-%d", i, j)
			return map[string]any{"type": "CONNECTOR_SCHEMA", "id": id, "name": fmt.Sprintf("group%d", j)}
		}
		source := &state.Object{Kind: kinds.Find("Source"), ID: fmt.Sprintf("s%05d", i), Key: state.NewKey("Source", name), Value: map[string]any{
			"name": name, "connector": "jdbc", "owner": map[string]any{"type": "IDENTITY", "id": "i1", "name": "Amy Lee"},
		}}
		in.Live.Add(source)
		var attributes []any
		for j := range 4 {
			ref := group(j)
			in.Live.Add(&state.Object{Kind: kinds.Find("Schema"), ID: ref["id"].(string), Parent: source, Key: state.NewKey("Schema", name, ref["name"].(string)), Value: map[string]any{"name": ref["name"]}})
			attributes = append(attributes, map[string]any{"name": ref["name"], "type": "STRING", "schema": ref})
		}
		in.Live.Add(&state.Object{Kind: kinds.Find("Schema"), ID: fmt.Sprintf("a%05d", i), Parent: source, Key: state.NewKey("Schema", name, "account"), Value: map[string]any{"name": "account", "attributes": attributes}})
	}
	return in
}

// BenchmarkDocuments reports how much longer the export of twice as many sources
// takes: about 2 if it is linear, 4 if it is quadratic.
func BenchmarkDocuments(b *testing.B) {
	var before time.Duration
	for _, n := range []int{250, 500, 1000, 2000} {
		in := estate(b, n)
		b.Run(fmt.Sprintf("%dSources", n), func(b *testing.B) {
			for b.Loop() {
				export.Documents(in)
			}
			took := b.Elapsed() / time.Duration(b.N)
			if before > 0 {
				b.ReportMetric(float64(took)/float64(before), "times-half")
			}
			before = took
		})
	}
}

// Allocated bytes stand for work: unlike time they are the same in each run.
func TestTheWorkOfAnExportGrowsWithTheTenant(t *testing.T) {
	work := func(n int) float64 {
		in := estate(t, n)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		export.Documents(in)
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	if small, large := work(100), work(400); large > 6*small {
		t.Errorf("four times as many sources allocate %.1f times as much", large/small)
	}
}
