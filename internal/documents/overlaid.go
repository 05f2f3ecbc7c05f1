package documents

import (
	"os"

	"isc-sync/state/registry"
)

// Overlaid returns the names of the environments of a directory, sorted, if one of them
// has an overlay: then what the directory declares depends on the environment. Mistakes
// are for Load to report.
func Overlaid(dir string, kinds *registry.Kinds) []string {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil
	}
	defer root.Close()
	l := newLoader(root.FS(), kinds, Options{})
	l.settings()
	if len(l.overlays) == 0 {
		return nil
	}
	return l.set.Environments
}
