package registry_test

import (
	"maps"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestURLPathPutsTheVersionWhereTheAPIWantsIt(t *testing.T) {
	tests := []struct {
		name, path, version string
		vars                map[string]string
		want                string
	}{
		{"a prefixed version stands first", "/sources/{parent.id}/schemas", "v2025",
			map[string]string{"parent.id": "2c91"}, "/v2025/sources/2c91/schemas"},
		{"v1 stands behind the service", "/sources/{parent.id}/schemas/{id}", "v1",
			map[string]string{"parent.id": "2c91", "id": "77"}, "/sources/v1/2c91/schemas/77"},
		{"v1 ends the path of a collection", "/sources", "v1", nil, "/sources/v1"},
		{"values are escaped", "/sources/{id}", "beta",
			map[string]string{"id": "a b/c"}, "/beta/sources/a%20b%2Fc"},
		{"a placeholder stays readable", "/sources/{parent.id}/schemas", "v3",
			map[string]string{"parent.id": "{Source/Corporate Directory}"}, "/v3/sources/{Source/Corporate Directory}/schemas"},
		{"braces in a placeholder are escaped", "/sources/{id}", "v3",
			map[string]string{"id": "{Source/a}b%}"}, "/v3/sources/{Source/a%7Db%25}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := &registry.Endpoint{Path: tt.path}
			if got := e.URLPath(tt.version, tt.vars); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestURLPathUsesTheVersionsOwnPath(t *testing.T) {
	e := &registry.Endpoint{Path: "/sources/{id}/new", PathBy: map[string]string{"beta": "/sources/{id}/old"}}
	if got := e.URLPath("beta", map[string]string{"id": "1"}); got != "/beta/sources/1/old" {
		t.Errorf("got %s", got)
	}
}

func TestMatchRefusesOtherPaths(t *testing.T) {
	e := &registry.Endpoint{Path: "/sources/{parent.id}/schemas/{id}"}
	for _, path := range []string{
		"", "/", "/sources/1/schemas/2", "/v2025/sources/1/schemas", "/v2025/sources/1/schemas/2/3",
		"/v9/sources/1/schemas/2", "/v1/sources/1/schemas/2", "/v2025/sources//schemas/2", "/v2025/sources/%zz/schemas/2",
		"/v2025/roles/1/schemas/2",
	} {
		if version, vars, ok := e.Match(path); ok {
			t.Errorf("%q matched as %s %v", path, version, vars)
		}
	}
}

func TestMatchIgnoresAQuery(t *testing.T) {
	e := &registry.Endpoint{Path: "/sources"}
	if version, _, ok := e.Match("/sources/v1?provisionAsCsv=true"); !ok || version != "v1" {
		t.Errorf("got %s %v", version, ok)
	}
}

func TestMatchIsTheInverseOfURLPath(t *testing.T) {
	e := &registry.Endpoint{Path: "/sources/{parent.id}/schemas/{id}"}
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.StringN(1, -1, -1), rapid.Map(rapid.String(), func(s string) string {
			return registry.Placeholder(string(state.NewKey("Source", s)))
		}))
		vars := map[string]string{"parent.id": value.Draw(t, "parent"), "id": value.Draw(t, "id")}
		version := rapid.SampledFrom(registry.Versions()).Draw(t, "version")
		path := e.URLPath(version, vars)
		gotVersion, got, ok := e.Match(path)
		if !ok || gotVersion != version || !maps.Equal(got, vars) {
			t.Fatalf("%q matched %v as %s %q, want %q", path, ok, gotVersion, got, vars)
		}
	})
}

func TestVersionForFallsBackWhereAnEndpointIsMissing(t *testing.T) {
	everywhere, some := &registry.Endpoint{}, &registry.Endpoint{Versions: []string{"beta", "v2025"}}
	for chosen, want := range map[string]string{"beta": "beta", "v3": "v2025", "v2025": "v2025"} {
		if got := some.VersionFor(chosen); got != want {
			t.Errorf("%s: got %s, want %s", chosen, got, want)
		}
		if got := everywhere.VersionFor(chosen); got != chosen {
			t.Errorf("%s: got %s where all versions have it", chosen, got)
		}
	}
}

func TestVersionForFallsBackToWhatHasTheEndpoint(t *testing.T) {
	late := &registry.Endpoint{Versions: []string{"v2026", "v1"}}
	for chosen, want := range map[string]string{"beta": "v2026", "v2025": "v2026", "v1": "v1"} {
		if got := late.VersionFor(chosen); got != want {
			t.Errorf("%s: got %s, want %s", chosen, got, want)
		}
	}
}

func TestPageInPrefersTheVersionsOwnSize(t *testing.T) {
	rules := &registry.Endpoint{Page: 50, PageBy: map[string]int{"beta": 0}}
	for version, want := range map[string]int{"beta": 0, "v2025": 50} {
		if got := rules.PageIn(version); got != want {
			t.Errorf("%s: got %d, want %d", version, got, want)
		}
	}
}
