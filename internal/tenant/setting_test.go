package tenant_test

import (
	"slices"
	"testing"

	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// household is a tenant with one of two settings.
func household() *strict {
	almanac := map[string]any{"id": "almanac", "sowing": 80, "harvest": 250}
	return &strict{lists: map[string]*strictList{"/settings": {rows: []map[string]any{almanac}}}}
}

func settingDocs(r *tenant.Reader, names ...string) (docs state.Documents) {
	for _, name := range names {
		docs = append(docs, &state.Document{Key: state.Key(name), Kind: r.Kinds.Find(name), Identity: []string{}, Spec: map[string]any{}})
	}
	return docs
}

func TestASettingIsReadByOneRequest(t *testing.T) {
	s := household()
	r := guildReader(t, s)
	docs := settingDocs(r, "Almanac", "Pantry")
	snapshot, err := r.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Undeclared(t.Context(), snapshot, docs); err != nil {
		t.Fatal(err)
	}
	others, err := r.Others(t.Context(), snapshot, docs, true)
	if err != nil || len(others) > 0 {
		t.Errorf("others: %v, %v", others, err)
	}
	slices.Sort(s.asked)
	if want := []string{"/settings/almanac", "/settings/pantry"}; !slices.Equal(s.asked, want) {
		t.Errorf("asked %q, want %q", s.asked, want)
	}
	if o := snapshot.Live.Find("Almanac"); o == nil || o.ID != "almanac" || o.Default {
		t.Errorf("the almanac is %+v", o)
	}
	if o := snapshot.Live.Find("Pantry"); o != nil {
		t.Errorf("the pantry was never created and is %+v", o)
	}
}

func TestASettingThatOnlyAPatchCanSetIsEmptyWhereTheTenantShowsNone(t *testing.T) {
	s := household()
	s.lists["/settings"].rows = nil
	r := guildReader(t, s)
	snapshot, err := r.Declared(t.Context(), settingDocs(r, "Almanac"))
	if err != nil {
		t.Fatal(err)
	}
	if o := snapshot.Live.Find("Almanac"); o == nil || !o.Default || len(o.Value) > 0 {
		t.Errorf("the almanac is %+v", o)
	}
}

func TestExportReadsSettingsAndGoesOnWithoutThem(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	for _, broken := range []bool{false, true} {
		s := household()
		if broken {
			s.lists["/settings/almanac"] = &strictList{status: 403}
		}
		s.lists["/farms"] = &strictList{size: 50, marker: "offset", count: true, sorters: []string{"name"}}
		r := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
		farms := slices.DeleteFunc(kinds.All(), func(k *registry.Kind) bool { return !k.IsSetting() && k.Name != "Farm" })
		snapshot, err := r.Everything(t.Context(), farms, nil)
		if err != nil {
			t.Fatal(err)
		}
		if (snapshot.Live.Find("Almanac") == nil) != broken || snapshot.Live.Unread("Almanac", "").Happened() != broken {
			t.Errorf("broken %v: %+v", broken, snapshot.Live.NotRead())
		}
	}
}

func TestSettingsThatAreNotThereDoNotMakeAnAddressRight(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	r := &tenant.Reader{Client: (&strict{}).client(t), Kinds: kinds, Version: "v2025"}
	if _, err := r.Everything(t.Context(), kinds.All(), nil); err == nil {
		t.Error("nothing was found, and that is no error")
	}
}
