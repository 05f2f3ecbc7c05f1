package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/google/renameio/v2/maybe"

	"isc-sync/planner/plan"
)

// checkPlanFile refuses to replace a file that is something else than a plan. A link is
// replaced, and not what it leads to.
func checkPlanFile(path string) error {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil // it is new, or writing it reports why not
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if _, err := plan.Decode(data); errors.Is(err, plan.ErrNotAPlan) {
		return hinted(fmt.Errorf("--out %s: the file has something else in it than a plan", path), "name another file, or move this one away; it is not overwritten")
	}
	return nil
}

// savePlan writes a plan in one piece: a full disk or an interrupt leaves the
// file that was there before. What is not a regular file, such as /dev/stdout,
// is written as it is.
func savePlan(path string, plan *plan.Plan) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(path, plan.Encode(), 0o600)
	}
	err := maybe.WriteFile(path, plan.Encode(), 0o600)
	var at *fs.PathError
	if errors.As(err, &at) {
		at.Path = path // not that of the temporary file
	}
	return err
}
