package repository

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

// TestEndpointTablesAgreeWithTheVendor compares every table of endpoints, lists
// and patches in docs/api with the vendor's description of each version.
func TestEndpointTablesAgreeWithTheVendor(t *testing.T) {
	atTheTop(t)
	all, sections := vendorDescriptions(t), sectionsOfFacts(t)
	for table, least := range map[string]int{"endpoint": 300, "list": 50, "patch": 15} {
		rows := endpointRows(t, table, sections)
		if len(rows) < least {
			t.Errorf("found %d rows in tables %q, want at least %d", len(rows), table, least)
		}
		for _, problem := range disagreements(t, rows, all) {
			t.Error(problem)
		}
	}
}

// TestEndpointTablesOfKindsHaveAListRow requires a row of lists for each
// collection that has a row of endpoints and pages, filters or sorts.
func TestEndpointTablesOfKindsHaveAListRow(t *testing.T) {
	atTheTop(t)
	all, sections := vendorDescriptions(t), sectionsOfFacts(t)
	lists := endpointRows(t, "list", sections)
	for _, row := range endpointRows(t, "endpoint", sections) {
		operation := find(t, all, row, row.versions[0])
		isList := row.method == "GET" && operation != nil && operation.parameter("limit") != nil
		hasRow := slices.ContainsFunc(lists, func(l endpointRow) bool { return l.path == row.path })
		if isList && !hasRow {
			t.Errorf("%s: the list has no row with its page, filters and sorters", row)
		}
	}
}

func find(t *testing.T, all map[string]openapi, row endpointRow, version string) *operation {
	t.Helper()
	found, err := all[version].operation(version, row.method, row.path)
	if err != nil {
		t.Fatalf("%s: %v", row, err)
	}
	return found
}

// disagreements says where rows and descriptions differ: a cell, a version that a
// row has too much, and one that no row has.
func disagreements(t *testing.T, rows []endpointRow, all map[string]openapi) []string {
	t.Helper()
	var problems []string
	covered := map[string]int{}
	for _, row := range rows {
		for _, version := range row.versions {
			covered[row.method+" "+row.path+" in "+version]++
			problems = append(problems, row.wrongCells(version, find(t, all, row, version))...)
		}
	}
	for _, row := range rows {
		for _, version := range apiVersions {
			address := row.method + " " + row.path + " in " + version
			if n := covered[address]; n > 1 || n == 0 && find(t, all, row, version) != nil {
				problems = append(problems, fmt.Sprintf("%s: %d rows have %s, want 1", row.section, n, address))
			}
		}
	}
	return problems
}

func (r endpointRow) wrongCells(version string, vendor *operation) []string {
	if vendor == nil {
		return []string{fmt.Sprintf("%s: the vendor does not describe it in %s", r, version)}
	}
	var problems []string
	described := vendor.described()
	for _, column := range slices.Sorted(maps.Keys(r.cells)) {
		if got, want := r.cells[column], described[column]; got != want {
			problems = append(problems, fmt.Sprintf("%s: %s is %q, but the vendor says %q in %s", r, column, got, want, version))
		}
	}
	return problems
}

func TestWrongEndpointTablesAreFound(t *testing.T) {
	description := openapi{Paths: map[string]pathItem{"/plums": {"get": []byte(`{
		"parameters": [
			{"name": "limit", "schema": {"maximum": 50}},
			{"name": "filters", "description": "**name**: *eq,sw*"},
			{"name": "sorters", "description": "fields: **id, name**"}
		],
		"responses": {"200": {}, "400": {}}}`)}}}
	all := map[string]openapi{"v3": description, "beta": description}
	const header = "| list | versions | page | count | filters | sorters | answers |\n|---|---|---|---|---|---|---|\n"
	const sound = "| no | `name` eq, sw | `id`, `name` | 200 |\n"
	for rows, want := range map[string]int{
		"| `GET /plums` | beta, v3 | 50 " + sound:                                                         0,
		"| `GET /plums` | beta | 50 " + sound + "| `GET /plums` | v3 | 50 " + sound:                       0,
		"| `GET /plums` | beta, v3 | 250 " + sound:                                                        2,
		"| `GET /plums` | beta, v3 | 50 | no | `name` eq | `id`, `name` | 200 |\n":                        2,
		"| `GET /plums` | beta, v3 | 50 | no | `name` eq, sw | `id` | 201 |\n":                            4,
		"| `GET /plums` | v3 | 50 " + sound:                                                               1,
		"| `GET /plums` | beta, v3, v2024 | 50 " + sound:                                                  1,
		"| `GET /plums` | beta, v3 | 50 " + sound + "| `POST /plums` | v3 | whole | no | – | – | 200 |\n": 1,
	} {
		table := endpointRows(t, "list", map[string]string{"Plum": header + rows})
		if problems := disagreements(t, table, all); len(problems) != want {
			t.Errorf("%s\nfound %q, want %d", rows, problems, want)
		}
	}
}

func TestFieldsOfAPatchAreReadFromTheText(t *testing.T) {
	for text, want := range map[string]string{
		"These can change:\n* name\n * owner\n\nOthers cannot.":                              "`name`, `owner`",
		"**name**, **level/low** and **name** can, **source** (with **name**) too.":          "`name`, `level/low`, `source`",
		"Find one with the **filters** query parameter of the **list plums** endpoint.":      "",
		"* a sentence in a list is no field\n- color\n**Note:** it takes time to propagate.": "`color`",
	} {
		if got := patchableIn(text); got != want {
			t.Errorf("%q has %s, want %s", text, got, want)
		}
	}
}
