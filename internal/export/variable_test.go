package export_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/state"
)

func TestVariablesAreCalledAfterTheirPlace(t *testing.T) {
	password := map[string]any{"password": "x"}
	for _, c := range []struct {
		source, want string
		attributes   map[string]any
	}{
		{"Corporate Directory", "CORPORATE_DIRECTORY_PASSWORD", password},
		{"Zürich", "ZURICH_PASSWORD", password},
		{"Café Straße", "CAFE_STRASSE_PASSWORD", password},
		{"Łódź Ærø", "LODZ_AERO_PASSWORD", password},
		{"1st", "SOURCE_1ST_PASSWORD", password},
		{"GitHub", "GITHUB_CLIENT_SECRET", map[string]any{"client_secret": "x"}},
		{"HR", "HR_OAUTH_CLIENT_SECRET", map[string]any{"oauth": map[string]any{"client.secret": "x"}}},
		{"AD", "AD_DOMAINSETTINGS_EMEA_EXAMPLE_COM_PASSWORD", map[string]any{"domainSettings": []any{map[string]any{"port": "1", "domainDN": "emea.example.com", "password": "x"}}}},
	} {
		_, out := sources(t, map[string]map[string]any{c.source: c.attributes})
		if c.source == "GitHub" {
			c.want = "SOURCE_" + c.want
		}
		if !slices.Equal(out.Variables, []string{c.want}) {
			t.Errorf("%s: %v, want %s", c.source, out.Variables, c.want)
		}
	}
}

var shellName = regexp.MustCompile(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$`)

// TestHostileNamesShareNoVariable tries names that differ in what a variable's
// name cannot hold, each with keys that do.
func TestHostileNamesShareNoVariable(t *testing.T) {
	all := map[string]map[string]any{}
	keys := map[string]any{"password": "a", "prod_password": "b", "prod.password": "c", "Password": "d"}
	for _, name := range []string{"HR", "hr", "HR Prod", "HR-Prod", "HR_Prod", "HR  Prod", "HR Prod ", " HR Prod", "HR/Prod", "Café", "Cafe", "Cafe\u0301", "..", "😀", "*", "-", "SAIL", "Кадры", "人事", "CI", "1"} {
		all[name] = keys
	}
	for i := range 78 {
		all["A"+string(rune('!'+i%15))+"B"+string(rune(0x2190+i))] = keys
	}
	_, out := sources(t, all)
	if len(out.Variables) != len(all)*len(keys) || len(slices.Compact(out.Variables)) != len(all)*len(keys) {
		t.Errorf("%d variables for %d secrets", len(slices.Compact(out.Variables)), len(all)*len(keys))
	}
	for _, name := range out.Variables {
		if !shellName.MatchString(name) || name == "SAIL_PASSWORD" {
			t.Errorf("%q", name)
		}
	}
}

// TestVariablesKeepTheirNames exports objects and elements of lists in any
// company and order: no two secrets share a variable, and the name of a secret
// depends on its place alone.
func TestVariablesKeepTheirNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-zA-Z é.-]{1,4}`), 1, 5, rapid.ID).Draw(t, "names")
		hosts := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{1,4}`), 1, 5, rapid.ID).Draw(t, "hosts")
		exported := func(names, hosts []string) map[string]string {
			all := map[string]map[string]any{}
			for _, name := range names {
				var list []any
				for _, host := range hosts {
					list = append(list, map[string]any{"host": host, "password": "x"})
				}
				all[name] = map[string]any{"servers": list}
			}
			specs, out := sources(t, all)
			if distinct := slices.Compact(slices.Clone(out.Variables)); len(distinct) != len(names)*len(hosts) {
				t.Fatalf("%d variables for %d secrets: %v", len(distinct), len(names)*len(hosts), out.Variables)
			}
			found := map[string]string{}
			for name, spec := range specs {
				for _, e := range spec["servers"].([]any) {
					server := e.(map[string]any)
					found[fmt.Sprintf("%s/%s", name, server["host"])] = server["password"].(state.Env).Name
				}
			}
			return found
		}
		whole := exported(names, hosts)
		shuffled := exported(rapid.Permutation(names).Draw(t, "other names"), rapid.Permutation(hosts).Draw(t, "other hosts"))
		if !maps.Equal(whole, shuffled) {
			t.Fatalf("%v in another order are %v", whole, shuffled)
		}
	})
}

// TestANewcomerLeavesOtherVariablesAlone adds sources whose names differ in
// more than letter case and accents.
func TestANewcomerLeavesOtherVariablesAlone(t *testing.T) {
	password := map[string]any{"password": "x"}
	before, _ := sources(t, map[string]map[string]any{"HR Prod": password, "AD": password, "HR.Test": password})
	after, _ := sources(t, map[string]map[string]any{"HR Prod": password, "AD": password, "HR.Test": password, "HR-Prod": password, "HR/Prod": password, "AD!": password, "HR-Test": password})
	for name, spec := range before {
		if after[name]["password"] != spec["password"] {
			t.Errorf("%s: %v became %v", name, spec["password"], after[name]["password"])
		}
	}
}
