package command

import (
	"errors"
	"io/fs"
	"os"

	"github.com/google/renameio/v2/maybe"

	"isc-sync/planner/plan"
)

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
