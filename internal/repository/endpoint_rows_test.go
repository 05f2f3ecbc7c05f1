package repository

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// apiVersions are the versions of the API in the words of docs/api.
var apiVersions = []string{"beta", "v3", "v2024", "v2025", "v2026", "v1"}

// An endpointRow is a row of a table in docs/api: what it says of an endpoint in
// some versions. cells has the name and the value of each further column.
type endpointRow struct {
	section, method, path string
	versions              []string
	cells                 map[string]string
}

func (r endpointRow) String() string {
	return fmt.Sprintf("%s, %s %s in %s", r.section, r.method, r.path, strings.Join(r.versions, ", "))
}

// endpointRows reads the tables whose first column has that name.
func endpointRows(t *testing.T, table string, sections map[string]string) []endpointRow {
	t.Helper()
	var rows []endpointRow
	for name, body := range sections {
		var columns []string
		for line := range strings.SplitSeq(body, "\n") {
			cells := cellsOf(line)
			switch {
			case len(cells) == 0:
				columns = nil
			case cells[0] == table:
				columns = cells
			case columns != nil && !strings.HasPrefix(cells[0], "---"):
				rows = append(rows, rowOf(t, name, columns, cells))
			}
		}
	}
	return rows
}

func cellsOf(line string) []string {
	line, ok := strings.CutPrefix(line, "|")
	if !ok {
		return nil
	}
	cells := strings.Split(strings.TrimSuffix(line, "|"), "|")
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
	}
	return cells
}

// addressed is what the first column has: a method and a path.
var addressed = regexp.MustCompile("^`([A-Z]+) (/[^`]+)`$")

func rowOf(t *testing.T, section string, columns, cells []string) endpointRow {
	t.Helper()
	address := addressed.FindStringSubmatch(cells[0])
	if address == nil || len(cells) != len(columns) || columns[1] != "versions" {
		t.Fatalf("%s: the row %q does not fit the columns %q", section, cells, columns)
	}
	row := endpointRow{section: section, method: address[1], path: address[2], cells: map[string]string{}}
	for i, column := range columns[2:] {
		row.cells[column] = cells[i+2]
	}
	versions, err := versionsIn(cells[1])
	if err != nil {
		t.Fatalf("%s: %s: %v", section, cells[0], err)
	}
	row.versions = versions
	return row
}

// versionsIn reads "all", "all but v3" or "beta, v3".
func versionsIn(cell string) ([]string, error) {
	named, without := strings.CutPrefix(cell, "all but ")
	if cell == "all" {
		return apiVersions, nil
	}
	listed := strings.Split(named, ", ")
	for _, version := range listed {
		if !slices.Contains(apiVersions, version) {
			return nil, fmt.Errorf("%q is none of the versions %q", version, apiVersions)
		}
	}
	if !without {
		return listed, nil
	}
	return slices.DeleteFunc(slices.Clone(apiVersions), func(v string) bool { return slices.Contains(listed, v) }), nil
}
