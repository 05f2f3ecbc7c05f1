// Package support lists which operations of the vendor's Sources API isc-sync
// reaches, how, and which it leaves out, and why. It writes the tables of the
// README and compares them with the requests that were really sent.
//
// The tables follow from the kinds and from the table of operations alone, so
// they cannot contradict those.
package support

import (
	"cmp"
	"slices"
	"strings"

	"isc-sync/internal/operate"
	"isc-sync/state/registry"
)

//go:generate go test . -run TestTheReadmeIsCurrent -update

// Row is one operation of the API that is reached.
type Row struct {
	Method string
	// Path is the part behind the version, with names in braces.
	Path string
	// Versions are those in which it is called. In the others v2025 is used
	// instead, or the kind does not exist.
	Versions []string
	// By are the kinds and commands that call it.
	By []string
}

// Rows returns what is reached below /sources, by path and method, without what
// is left out although a kind could call it.
func Rows(kinds *registry.Kinds) []Row {
	t := table{}
	for _, k := range kinds.All() {
		for _, c := range callsOf(k) {
			for _, version := range registry.Versions() {
				if k.In(version) && c.endpoint.VersionFor(version) == version {
					t.add(c, version, variables(k))
				}
			}
		}
	}
	for _, o := range operate.Operations() {
		by := "`source " + o.Name + "`"
		for _, version := range o.Endpoint.Versions {
			t.add(call{&o.Endpoint, by}, version, map[string]string{"id": "{id}"})
		}
	}
	return t.sorted()
}

// call is an endpoint and what calls it.
type call struct {
	endpoint *registry.Endpoint
	by       string
}

// callsOf are the endpoints of a kind that belong to sources.
func callsOf(k *registry.Kind) []call {
	all := []*registry.Endpoint{k.API.List, k.API.Read, k.API.Create, k.API.Update, k.API.Replace, k.API.Delete}
	if p := k.Delete.Preflight; p != nil {
		all = append(all, p.Endpoint())
	}
	var out []call
	for _, e := range all {
		if e != nil && below(e.Path, family) {
			out = append(out, call{e, "`" + k.Name + "`"})
		}
	}
	return out
}

// variables are the names of ids in a kind's paths.
func variables(k *registry.Kind) map[string]string {
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
	o, ok := Called(c.endpoint.Method, c.endpoint.URLPath(version, vars))
	if !ok || slices.ContainsFunc(Exclusions(), func(e Exclusion) bool { return e.Covers(o) }) {
		return
	}
	key := [2]string{o.Path, o.Method}
	row := t[key]
	if row == nil {
		row = &Row{Method: o.Method, Path: o.Path}
		t[key] = row
	}
	if !slices.Contains(row.Versions, version) {
		row.Versions = append(row.Versions, version)
	}
	if !slices.Contains(row.By, c.by) {
		row.By = append(row.By, c.by)
	}
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
	return cmp.Compare(slices.Index(registry.Versions(), a), slices.Index(registry.Versions(), b))
}

func rank(method string) int {
	return slices.Index(methods(), method)
}
