package documents

import (
	"fmt"
	"path"
	"strings"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// layered are the files of a directory with overlays.
type layered struct {
	folders []string
	files   map[string][]byte
}

func foldersOf(environments []Environment) (out []string) {
	for _, e := range environments {
		out = append(out, e.Overlay)
	}
	return out
}

// add writes documents into the folder of an overlay, or "" for what all share. The folder
// of an overlay exists even if nothing is in it.
func (l layered) add(folder string, docs []Exported, kinds *registry.Kinds) error {
	files, err := Files(docs, kinds)
	if err != nil {
		return err
	}
	if folder != "" && len(files) == 0 {
		files[".gitkeep"] = []byte{}
	}
	for name, data := range files {
		name = path.Join(folder, name)
		if in := l.overlayOf(name); in != folder {
			return state.Problem{
				Text: fmt.Sprintf("the overlay %s is where other documents are written: %s", in, name),
				Hint: "name a folder of its own, as in overlays/prod",
			}
		}
		l.files[name] = data
	}
	return nil
}

// overlayOf is the overlay that a file is in, "" for none: of two that are in each other,
// the inner one.
func (l layered) overlayOf(name string) (in string) {
	for _, folder := range l.folders {
		if strings.HasPrefix(name, folder+"/") && len(folder) > len(in) {
			in = folder
		}
	}
	return in
}
