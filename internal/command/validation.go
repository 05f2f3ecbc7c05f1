package command

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/state"
)

// validation collects what is wrong with the documents of one environment or of several.
type validation struct {
	// environments are all that are checked; none if it is one alone.
	environments []string
	keys         state.Keys
	files        map[string]bool
	// problems and warnings have the environments in which they were found.
	problems, warnings []finding
}

// finding is a problem and the environments that have it.
type finding struct {
	state.Problem
	in []string
}

// add takes what came of loading the documents of an environment. Its error does
// not concern them.
func (v *validation) add(environment string, d *directory, err error) error {
	if problems, found := state.AsProblems(err); found && problems[0].File != "" {
		v.problems = noted(v.problems, problems, environment)
		return nil
	}
	if err != nil {
		return err
	}
	v.warnings = noted(v.warnings, d.Warnings, environment)
	for _, doc := range d.Documents {
		v.keys[doc.Key] = true
	}
	for _, file := range d.Files {
		v.files[file] = true
	}
	return nil
}

func noted(all []finding, problems state.Problems, environment string) []finding {
	for _, p := range problems {
		i := slices.IndexFunc(all, func(f finding) bool { return f.Problem == p })
		if i < 0 {
			all = append(all, finding{Problem: p})
			i = len(all) - 1
		}
		all[i].in = append(all[i].in, environment)
	}
	return all
}

// of returns the problems. One that not every environment has names those that do.
func (v *validation) of(found []finding) state.Problems {
	var out state.Problems
	for _, f := range found {
		if len(f.in) < len(v.environments) {
			f.Text += fmt.Sprintf(" (with --env %s)", strings.Join(f.in, " or "))
		}
		out = append(out, f.Problem)
	}
	return out.Sorted()
}
