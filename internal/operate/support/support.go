// Package support lists which operations of the vendor's API isc-sync reaches
// in the collections of its kinds, how, and which it leaves out, and why. It writes
// the tables of the README and of docs/OPERATIONS.md and compares them with the
// requests that were really sent.
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

//go:generate go test . -run TestThePagesAreCurrent -update

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

// Rows returns what is reached in the collections of the kinds, by path and method,
// without what is left out although a kind could call it.
func Rows(kinds *registry.Kinds) []Row {
	t, surface := table{}, SurfaceOf(kinds)
	for _, k := range kinds.All() {
		for _, c := range callsOf(k) {
			for _, version := range registry.Versions() {
				if isCalled(k, c, version) {
					t.add(surface, c, version, variables(kinds, k))
				}
			}
		}
	}
	for _, o := range operate.Operations() {
		by := "`source " + o.Name + "`"
		for _, version := range o.Endpoint.Versions {
			t.add(surface, call{&o.Endpoint, by}, version, map[string]string{"id": "{id}"})
		}
	}
	return t.sorted()
}

// isCalled reports whether a version has the endpoint, and calls it: for objects of the
// kind, or for their names alone.
func isCalled(k *registry.Kind, c call, version string) bool {
	finds := k.Lookup != nil && slices.Contains(k.Lists(), c.endpoint)
	return (k.In(version) || finds) && c.endpoint.VersionFor(version) == version
}

// call is an endpoint and what calls it.
type call struct {
	endpoint *registry.Endpoint
	by       string
}

// callsOf are the endpoints that a kind has.
func callsOf(k *registry.Kind) []call {
	a := k.API
	all := append(k.Lists(), a.Read, a.Create, a.Update, a.Replace, a.Delete, a.Publish)
	if p := k.Delete.Preflight; p != nil {
		all = append(all, preflightsOf(p)...)
	}
	for _, f := range k.Spec.Properties {
		all = append(all, f.ListedAt)
		if f.Calls != nil {
			all = append(all, f.Calls.Add, f.Calls.Remove)
		}
	}
	var out []call
	for _, e := range all {
		if e != nil {
			out = append(out, call{e, "`" + k.Name + "`"})
		}
	}
	return out
}

func preflightsOf(p *registry.Preflight) (all []*registry.Endpoint) {
	all = append(all, p.Endpoint())
	if p.Users != nil {
		all = append(all, p.Users.Endpoint())
	}
	for _, h := range p.Holders {
		all = append(all, h.Endpoint())
	}
	if p.Count != nil {
		all = append(all, p.Count.Endpoint())
	}
	return all
}

// variables are the names of ids in a kind's paths.
func variables(kinds *registry.Kinds, k *registry.Kind) map[string]string {
	vars := map[string]string{"id": "{" + ownVariable(k) + "}"}
	at := ""
	for above := kinds.Find(k.Parent); above != nil; above = kinds.Find(above.Parent) {
		at += "parent."
		vars[at+"id"] = "{" + ownVariable(above) + "}"
	}
	for _, f := range k.Identity {
		vars[registry.IdentityVariable(f.Name)] = "{" + f.Name + "}"
	}
	return vars
}

// ownVariable is the name of what addresses an object of the kind.
func ownVariable(k *registry.Kind) string {
	switch {
	case k.Parent == "":
		return "id"
	case len(k.Address) > 0 && k.Address[0] != "id":
		return k.Address[0]
	}
	return strings.ToLower(k.Name[:1]) + k.Name[1:] + "Id"
}

// table collects rows by method and path.
type table map[[2]string]*Row

func (t table) add(s Surface, c call, version string, vars map[string]string) {
	o, ok := s.Called(c.endpoint.Method, c.endpoint.URLPath(version, vars))
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
