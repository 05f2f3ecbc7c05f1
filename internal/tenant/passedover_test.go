package tenant_test

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/internal/simulator/filter"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// manyCrates is a tenant with more unsold crates than an export reads. Three of them
// have a buyer or a badge, and one of these buyers is not known by anything else.
func manyCrates(unsold int) *tenanttest.Orchard {
	o := crates()
	of := func(kind, id string) map[string]any { return map[string]any{"type": kind, "id": id} }
	crate := func(i int, members map[string]any) {
		row := map[string]any{"id": fmt.Sprint("u", i), "farm": map[string]any{"id": "f1"}, "sort": "plum", "label": fmt.Sprint("No ", i), "sold": false}
		maps.Copy(row, members)
		o.Rows["/crates"] = append(o.Rows["/crates"], row)
	}
	for i := range unsold {
		crate(1000+i, nil)
	}
	crate(300, map[string]any{"buyer": of("GARDENER", "g1")})
	crate(301, map[string]any{"buyer": of("GARDENER", "g2")})
	crate(302, map[string]any{"badges": []any{"b1"}})
	crate(303, map[string]any{"buyer": of("GARDENER", "g3")})
	o.Rows["/farms"][0]["head"] = of("GARDENER", "g1")
	o.Rows["/badges"] = []map[string]any{{"id": "b1", "name": "Gold"}, {"id": "b2", "name": "Tin"}, {"id": "b3", "name": "Oak"}}
	o.Rows["/gardeners"] = []map[string]any{{"id": "g1", "nick": "ann"}, {"id": "g2", "nick": "bob"}, {"id": "g3", "nick": "cid"}}
	o.Rows["/baskets"] = []map[string]any{{"id": "k1", "name": "Gifts", "crate": of("CRATE", "u303")}}
	o.Filters["/gardeners"] = filter.Fields{"id": "in"}
	o.Filters["/crates"]["buyer.id"] = "in"
	return o
}

// TestOfTooManyRowsAnExportAsksForThoseThatMatter reads of a long list the rows that
// filters find, keeps those that it meets otherwise, and counts the others.
func TestOfTooManyRowsAnExportAsksForThoseThatMatter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		kinds, _ := tenanttest.MadeUp(t)
		server := manyCrates(300)
		reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
		s, err := reader.Everything(t.Context(), slices.Clone(kinds.All()), nil)
		if err != nil {
			t.Fatal(err)
		}
		got := slices.DeleteFunc(server.Log(), func(r string) bool { return !strings.HasPrefix(r, "/crates") })
		want := []string{
			`/crates farm.id in ("f1","f2") and sold eq false`, `/crates farm.id in ("f1","f2") and sold eq true`,
			`/crates id in ("u303")`, `/crates sold eq false and buyer.id in ("g1")`, `/crates sold eq false b1,b2`, `/crates sold eq false b3`,
		}
		if !slices.Equal(got, want) {
			t.Errorf("asked\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		for key, there := range map[state.Key]bool{
			"Crate/North/apple/Cox": true, "Crate/North/plum/No 300": true, "Crate/North/plum/No 302": true, "Crate/North/plum/No 303": true,
			"Crate/North/plum/No 301": false, "Crate/North/plum/No 1007": false, "Crate/North/pear/Bosc": false,
		} {
			if (s.Live.Find(key) != nil) != there {
				t.Errorf("%s is exported: %v", key, !there)
			}
		}
		if e, _ := s.Directory.ByID("Gardener", "g3"); e.Name != "cid" {
			t.Errorf("the buyer of what was met on the way is called %q", e.Name)
		}
		if left := s.Live.PassedOver(); left["Crate"] != 257 {
			t.Errorf("passed over: %v, want 257 crates", left)
		}
	})
}

// kept is how many bytes of a tenant with so many unsold crates stay in memory after it
// was read for an export, and how many requests that took.
func kept(t *testing.T, unsold int) (bytes, requests int) {
	kinds, _ := tenanttest.MadeUp(t)
	server := manyCrates(unsold)
	reader := &tenant.Reader{Client: tenanttest.ClientOf(t, server), Kinds: kinds, Version: "v2025"}
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := heap()
	s, err := reader.Everything(t.Context(), slices.Clone(kinds.All()), nil)
	if err != nil {
		t.Fatal(err)
	}
	bytes = heap() - before
	runtime.KeepAlive(server)
	runtime.KeepAlive(s)
	return bytes, len(server.Log())
}

// TestRowsThatAnExportDoesNotWriteCostNothing reads ten times as many crates of which
// documents say nothing, with the same requests and hardly more memory.
func TestRowsThatAnExportDoesNotWriteCostNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		few, requests := kept(t, 1000)
		many, more := kept(t, 10_000)
		t.Logf("%d bytes with %d requests, and %d bytes with %d", few, requests, many, more)
		if requests != more {
			t.Errorf("%d requests, and with more rows %d", requests, more)
		}
		if many-few > 200_000 { // a row takes a kilobyte
			t.Errorf("%d bytes stay, and with more rows %d", few, many)
		}
	})
}
