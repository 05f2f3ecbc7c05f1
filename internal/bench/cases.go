package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A bench is one command of isc-sync on one tenant.
type bench struct {
	name      string
	size      string
	args      []string
	tenant    content
	documents string // what it reads or writes, which the reference decodes
	writes    string // the directory that an export makes
	least     int    // requests; 0 if nothing is known
}

// file is the name of its profile.
func (b bench) file() string {
	return strings.NewReplacer(" ", "-", ",", "").Replace(b.name+" "+b.size) + ".pprof"
}

// measureSize measures all cases on tenants of one size.
func measureSize(opts options, sz size, talk io.Writer) ([]row, error) {
	dir, err := os.MkdirTemp(opts.dir, "isc-sync-bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := serve()
	if err != nil {
		return nil, err
	}
	defer s.Close()
	w := &workshop{server: s, dir: dir, talk: talk}
	all, err := w.cases(sz)
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, c := range all {
		if !strings.HasPrefix(c.name, opts.only) {
			continue
		}
		fmt.Fprintf(talk, "%s, %s\n", c.name, c.size)
		r, err := w.measure(c, opts)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// cases are the rows of the table. The documents of all are what isc-sync exports.
func (w *workshop) cases(sz size) ([]bench, error) {
	same, err := sz.tenant()
	if err != nil {
		return nil, err
	}
	one, err := same.withOneEdit()
	if err != nil {
		return nil, err
	}
	every, edits, err := same.withEverythingEdited()
	if err != nil {
		return nil, err
	}
	docs, out := filepath.Join(w.dir, "documents"), filepath.Join(w.dir, "exported")
	n := same.sources()
	if err := w.show(same); err != nil {
		return nil, err
	}
	export := func(to string) []string { return w.on("export", append(sz.only(), "--out", to)...) }
	if _, err := w.child("isc-sync", "", export(docs)...); err != nil {
		return nil, err
	}
	saved := filepath.Join(w.dir, "saved.json")
	if err := w.show(every); err != nil {
		return nil, err
	}
	if _, err := w.child("isc-sync", "", w.on("plan", "--dir", docs, "--out", saved)...); err != nil {
		return nil, err
	}
	plan := w.on("plan", "--dir", docs, "--out", filepath.Join(w.dir, "plan.json"))
	all := []bench{
		{name: "validate", args: []string{"validate", "--quiet", "--dir", docs}, tenant: same},
		{name: "plan, nothing changed", args: plan, tenant: same, least: same.leastPlan(0)},
		{name: "plan, one field changed", args: plan, tenant: one, least: same.leastPlan(1)},
		{name: "plan, everything changed", args: plan, tenant: every, least: same.leastPlan(n)},
		{name: "export", args: export(out), tenant: same, writes: out, least: same.leastExport()},
		{name: "apply, everything changed", args: w.on("apply", "--yes", "--dir", docs), tenant: every, least: same.leastApply(n, edits)},
		{name: "apply of a saved plan", args: w.on("apply", "--dir", docs, "--plan", saved), tenant: every, least: same.leastApply(0, edits)},
	}
	for i := range all {
		all[i].size, all[i].documents = sz.String(), docs
		if sz.sample {
			all[i].least = 0 // it has kinds that nothing here counts
		}
	}
	return all, nil
}

// on returns the arguments of a command that uses the tenant, without the budget that
// real tenants need.
func (w *workshop) on(command string, args ...string) []string {
	return append([]string{command, "--quiet", "--rate", "0"}, args...)
}
