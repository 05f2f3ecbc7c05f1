package apply

import (
	"fmt"
	"os"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// CheckFiles compares every file that a saved plan sends with the one that is in
// dir now. The error is a *StaleError if a file has changed or is missing, and
// otherwise about dir itself.
func CheckFiles(plan *plan.Plan, dir string) error {
	stale := &StaleError{}
	for i := range plan.Changes {
		c := &plan.Changes[i]
		files := filesOf(c)
		if _, err := os.Stat(dir); err != nil && len(files) > 0 {
			return fmt.Errorf("look for the files of the plan in %s: %w", dir, withoutPath(err))
		}
		for _, path := range jsonvalue.SortedKeys(files) {
			if _, err := readFile(dir, files[path]); err != nil {
				stale.Objects = append(stale.Objects, StaleObject{
					Key: c.Key, Position: c.Position(), Cause: fmt.Sprintf("the file %s %v", path, err),
				})
			}
		}
	}
	if len(stale.Objects) > 0 {
		return stale
	}
	return nil
}

// filesOf returns the files, by path, that a change sends and whose content is
// not in the plan.
func filesOf(c *plan.Change) map[string]state.File {
	found := map[string]state.File{}
	collect := func(leaf any) {
		if file, ok := leaf.(state.File); ok && file.Text == "" {
			found[file.Path] = file
		}
	}
	for _, s := range c.Steps {
		jsonvalue.Leaves(s.Body, collect)
		for _, op := range s.Patch {
			jsonvalue.Leaves(op.Value, collect)
		}
	}
	return found
}
