package operate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/operate"
	"isc-sync/internal/simulator"
	"isc-sync/state/registry"
)

// calls are one call of each operation that the sample tenant answers well, by
// its name and form.
func calls() map[string]struct {
	source  string
	given   operate.Given
	outcome operate.Outcome
} {
	type call = struct {
		source  string
		given   operate.Given
		outcome operate.Outcome
	}
	header := csv("header.csv", "id,name\n")
	return map[string]call{
		"test":                             {"Corporate Directory", operate.Given{}, operate.Success},
		"check-connection":                 {"Corporate Directory", operate.Given{}, operate.Success},
		"ping-cluster":                     {"Corporate Directory", operate.Given{}, operate.Success},
		"peek":                             {"Corporate Directory", operate.Given{Values: map[string]string{"object-type": "account", "max": "2"}}, operate.Done},
		"aggregate-accounts":               {"Corporate Directory", operate.Given{Values: map[string]string{"disable-optimization": "true"}}, operate.Started},
		"aggregate-entitlements":           {"Ticket Desk", operate.Given{}, operate.Started},
		"load-uncorrelated":                {"HR Feed", header, operate.Started},
		"remove-accounts":                  {"Ticket Desk", operate.Given{}, operate.Started},
		"sync-attributes":                  {"Corporate Directory", operate.Given{}, operate.Started},
		"health":                           {"Corporate Directory", operate.Given{}, operate.Success},
		"connections":                      {"HR Feed", operate.Given{}, operate.Done},
		"config":                           {"Ticket Desk", operate.Given{Values: map[string]string{"locale": "de"}}, operate.Done},
		"schema-template get/accounts":     {"HR Feed", operate.Given{}, operate.Done},
		"schema-template get/entitlements": {"Büro Zürich – Zutritt", operate.Given{Values: map[string]string{"schema": "account"}}, operate.Done},
		"schema-template put/accounts":     {"HR Feed", csv("h.csv", "employeeNumber,name\n"), operate.Done},
		"schema-template put/entitlements": {"Büro Zürich – Zutritt", withSchema(csv("h.csv", "Ausweis,Name\n")), operate.Done},
	}
}

func TestEveryOperationWorksInEveryVersion(t *testing.T) {
	for _, o := range operate.Operations() {
		call, ok := calls()[strings.TrimSuffix(o.Name+"/"+o.Form, "/")]
		if !ok {
			t.Errorf("%s %s is not tried", o.Name, o.Form)
			continue
		}
		for _, version := range registry.Versions() {
			t.Run(fmt.Sprintf("%s %s in %s", o.Name, o.Form, version), func(t *testing.T) {
				f := open(t, version, simulator.Options{})
				var notes []string
				note := func(text string) { notes = append(notes, text) }
				result, err := f.do(t, o.Name, o.Form, call.source, call.given, operate.Options{Note: note})
				if err != nil {
					t.Fatal(err)
				}
				if result.Outcome != call.outcome || result.ExitCode() != 0 {
					t.Errorf("outcome %s (%s), exit %d; want %s", result.Outcome, result.Reason, result.ExitCode(), call.outcome)
				}
				native := slices.Contains(o.Endpoint.Versions, version)
				if said := len(notes) == 1; said == native || len(notes) > 1 {
					t.Errorf("notes %q although native is %v", notes, native)
				}
				if got := len(f.requests()); got != 2 {
					t.Errorf("%d requests, want one to find the source and one to act: %v", got, f.requests())
				}
			})
		}
	}
}

func TestOperationsWithOneNameStandTogetherAndDifferInForm(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range operate.Operations() {
		id := o.Name + "/" + o.Form
		if seen[id] {
			t.Errorf("%s is there twice", id)
		}
		seen[id] = true
		if o.Summary == "" || o.Reads == "" || !slices.Contains(o.Endpoint.Versions, registry.DefaultVersion) {
			t.Errorf("%s lacks a summary, a reading or %s", id, registry.DefaultVersion)
		}
	}
	if names := operate.Names(); len(slices.Compact(slices.Sorted(slices.Values(names)))) != len(names) {
		t.Errorf("names repeat: %v", names)
	}
}

func withSchema(given operate.Given) operate.Given {
	given.Values = map[string]string{"schema": "account"}
	return given
}
