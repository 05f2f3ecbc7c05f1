// Package support tells which operations of the vendor's Sources API isc-sync
// reaches, how, and which it leaves out, and why.
//
// The table follows from the kinds and from the table of operations alone, so
// that it never says anything that they do not.
package support

import (
	"cmp"
	"slices"
	"strings"

	"isc-sync/internal/operate"
	"isc-sync/state"
)

//go:generate go test . -run TestTheCommittedTableIsCurrent -update

// Row is one operation of the API that is reached.
type Row struct {
	Method string
	// Path is as it stands behind the version, with names in braces.
	Path string
	// Versions are those in which it is called. In the others v2025 is used
	// instead, or the kind does not exist.
	Versions []string
	// By are the kinds and commands that call it.
	By []string
}

// Rows returns what is reached below /sources, by path and method.
func Rows(kinds *state.Kinds) []Row {
	t := table{}
	for _, k := range kinds.All() {
		for _, c := range callsOf(k) {
			for _, version := range state.Versions() {
				if k.In(version) && c.endpoint.VersionFor(version) == version {
					t.add(c, version, variables(k))
				}
			}
		}
	}
	for _, o := range operate.Operations() {
		by := strings.TrimSpace("`isc-sync source " + o.Name + "`")
		for _, version := range o.Endpoint.Versions {
			t.add(call{&o.Endpoint, by}, version, map[string]string{"id": "{id}"})
		}
	}
	return t.sorted()
}

// call is an endpoint and what calls it.
type call struct {
	endpoint *state.Endpoint
	by       string
}

// callsOf are the endpoints of a kind that belong to sources.
func callsOf(k *state.Kind) []call {
	all := []call{
		{k.API.List, "list"}, {k.API.Read, "read"}, {k.API.Create, "create"},
		{k.API.Update, "update"}, {k.API.Replace, "replace"}, {k.API.Delete, "delete"},
	}
	if p := k.Delete.Preflight; p != nil {
		all = append(all, call{p.Endpoint(), "check before a deletion"})
	}
	var out []call
	for _, c := range all {
		if c.endpoint != nil && (c.endpoint.Path == family || strings.HasPrefix(c.endpoint.Path, family+"/")) {
			out = append(out, call{c.endpoint, "`" + k.Name + "`: " + c.by})
		}
	}
	return out
}

const family = "/sources"

// variables are the names that stand for ids in a kind's paths.
func variables(k *state.Kind) map[string]string {
	own := "id"
	if k.Parent != "" && len(k.Address) > 0 {
		own = k.Address[0]
	}
	if k.Parent != "" && own == "id" {
		own = strings.ToLower(k.Name[:1]) + k.Name[1:] + "Id"
	}
	return map[string]string{"parent.id": "{id}", "id": "{" + own + "}"}
}

// table collects rows by method and path.
type table map[[2]string]*Row

func (t table) add(c call, version string, vars map[string]string) {
	path := unversioned(c.endpoint.URLPath(version, vars), version)
	key := [2]string{path, c.endpoint.Method}
	row := t[key]
	if row == nil {
		row = &Row{Method: c.endpoint.Method, Path: path}
		t[key] = row
	}
	if !slices.Contains(row.Versions, version) {
		row.Versions = append(row.Versions, version)
	}
	if !slices.Contains(row.By, c.by) {
		row.By = append(row.By, c.by)
	}
}

// unversioned takes the version out of a request path.
func unversioned(path, version string) string {
	return strings.Replace(path, "/"+version, "", 1)
}

func (t table) sorted() []Row {
	var rows []Row
	for _, row := range t {
		slices.SortFunc(row.Versions, byAge)
		rows = append(rows, *row)
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(rank(a.Method), rank(b.Method)))
	})
	return rows
}

func byAge(a, b string) int {
	return cmp.Compare(slices.Index(state.Versions(), a), slices.Index(state.Versions(), b))
}

func rank(method string) int {
	return slices.Index([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, method)
}
