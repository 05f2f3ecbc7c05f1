package simulator_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/simulator"
)

// notServed are operations below /sources that the simulator leaves out.
var notServed = regexp.MustCompile(`/(datasets|resources|subtypes|classify|declassify|discover-applications)(/|$)`)

var parameter = regexp.MustCompile(`\{[^}]*\}`)

// described reads the operations of one description, as "METHOD /path version",
// and which of them demand the experimental header.
func described(t *testing.T, version string) map[string]bool {
	t.Helper()
	dir := os.Getenv(contract.Variable)
	if dir == "" {
		t.Skipf("%s is not set", contract.Variable)
	}
	text, err := os.ReadFile(filepath.Join(dir, version+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]map[string]struct {
			Parameters []struct{ Name string }
		}
	}
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for path, operations := range document.Paths {
		label := version
		if parts := strings.SplitN(path, "/", 4); version == "latest" && len(parts) > 2 {
			label = parts[2]
			path = strings.Replace(path, "/"+label, "", 1)
		}
		for method, operation := range operations {
			experimental := false
			for _, p := range operation.Parameters {
				experimental = experimental || p.Name == "X-SailPoint-Experimental"
			}
			out[strings.ToUpper(method)+" "+parameter.ReplaceAllString(path, "{}")+" "+label] = experimental
		}
	}
	return out
}

func served() map[string]bool {
	out := map[string]bool{}
	for _, route := range simulator.Routes() {
		for _, version := range strings.Fields(route.Versions) {
			key := route.Method + " " + parameter.ReplaceAllString(route.Path, "{}") + " " + version
			out[key] = slices.Contains(strings.Fields(route.Experimental), version)
		}
	}
	return out
}

func TestRoutesAreTheVendorsOwn(t *testing.T) {
	all := map[string]bool{}
	for _, version := range []string{"beta", "v3", "v2024", "v2025", "v2026", "latest"} {
		for key, experimental := range described(t, version) {
			all[key] = experimental
		}
	}
	for key, experimental := range served() {
		wanted, ok := all[key]
		if !ok && !contract.LeftOut(strings.Fields(key)[1]) {
			t.Errorf("%s is served but not described", key)
		} else if ok && wanted != experimental {
			t.Errorf("%s: experimental %v, described as %v", key, experimental, wanted)
		}
	}
	ours := served()
	for key := range all {
		path := strings.Fields(key)[1]
		if _, ok := ours[key]; !ok && strings.HasPrefix(path+"/", "/sources/") && !notServed.MatchString(path) {
			t.Errorf("%s is described but not served", key)
		}
	}
}

func TestRoutesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, route := range simulator.Routes() {
		for _, version := range strings.Fields(route.Versions) {
			key := route.Method + " " + parameter.ReplaceAllString(route.Path, "{}") + " " + version
			if seen[key] {
				t.Errorf("%s is there twice", key)
			}
			seen[key] = true
		}
		for _, version := range strings.Fields(route.Experimental) {
			if !strings.Contains(" "+route.Versions+" ", " "+version+" ") {
				t.Errorf("%s %s is experimental in %s, where it is not served", route.Method, route.Path, version)
			}
		}
	}
}
