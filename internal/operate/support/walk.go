package support

import (
	"fmt"
	"slices"
)

// Walk holds the table of the README against what was really called.
type Walk struct {
	Rows       []Row
	Exclusions []Exclusion
	// Calls are the operations that were accepted, with ids in their paths.
	Calls []Operation
	// Vendor are all operations that there are, empty where they are not known.
	Vendor []Operation
}

// Problems returns one line for each way in which the table is wrong, sorted:
// what it says without anything having called it, what was called without its
// saying so, and what the vendor has and it does not account for.
func (w Walk) Problems() []string {
	called, problems := w.called()
	for _, row := range w.Rows {
		for _, version := range row.Versions {
			if o := (Operation{version, row.Method, row.Path}); !called[o] {
				problems = append(problems, fmt.Sprintf("%s is in the table, and nothing called it", o))
			}
		}
	}
	problems = append(problems, w.unaccounted()...)
	slices.Sort(problems)
	return slices.Compact(problems)
}

// called are the calls, with the paths of their rows.
func (w Walk) called() (called map[Operation]bool, problems []string) {
	called = map[Operation]bool{}
	for _, call := range w.Calls {
		path, ok := w.template(call)
		if !ok {
			problems = append(problems, fmt.Sprintf("%s was called, and is not in the table", call))
			continue
		}
		call.Path = path
		called[call] = true
	}
	return called, problems
}

// template is the path of the row that a call belongs to, the one with the
// fewest variables where several fit.
func (w Walk) template(call Operation) (path string, found bool) {
	fewest := 0
	for _, row := range w.Rows {
		n, ok := fits(call.Path, row.Path)
		if ok && row.has(call) && (!found || n < fewest) {
			path, found, fewest = row.Path, true, n
		}
	}
	return path, found
}

// unaccounted are the operations of the vendor that are neither in the table nor
// left out, and the exclusions that leave out nothing that no other does.
func (w Walk) unaccounted() []string {
	var problems []string
	needed := make([]bool, len(w.Exclusions))
	for _, o := range w.Vendor {
		i := slices.IndexFunc(w.Exclusions, func(e Exclusion) bool { return e.Covers(o) })
		if i >= 0 {
			needed[i] = true
		} else if !slices.ContainsFunc(w.Rows, func(r Row) bool { return r.has(o) && same(r.Path, o.Path) }) {
			problems = append(problems, fmt.Sprintf("%s is neither in the table nor left out", o))
		}
	}
	for i, e := range w.Exclusions {
		if len(w.Vendor) > 0 && !needed[i] {
			problems = append(problems, fmt.Sprintf("%s is left out, and there is nothing like it to leave out", e.Path))
		}
	}
	return problems
}

// has reports whether a row is of an operation's method and version.
func (r Row) has(o Operation) bool {
	return r.Method == o.Method && slices.Contains(r.Versions, o.Version)
}
