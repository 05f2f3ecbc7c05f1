package engine

import (
	"context"
	"fmt"
	"slices"

	"isc-sync/internal/export"
	"isc-sync/internal/spconfig"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// MaxImport is how many bytes a file may have.
const MaxImport = spconfig.MaxSize

// Imported are the documents of a file that the tenant itself exported; they are
// still to be written.
type Imported struct {
	// Files are YAML files by their path below the directory, with "/".
	Files map[string][]byte
	// Variables are the environment variables that the documents name.
	Variables []string
	// Suspected are places that became variables since they look like secrets.
	Suspected []string
	// LeftOut are objects and fields that no document can hold.
	LeftOut []string
	// NotConverted are parts of the file that no document is about, and why.
	NotConverted []string
	// Unmatched are the patterns of ignore rules that match nothing.
	Unmatched []string
	// Objects counts those of the file, Documents what became of them.
	Objects, Documents int
	// Unconverted counts the objects of the file of which nothing became a document.
	Unconverted int
}

// absentSecret is the comment beside a secret that a file names and does not hold.
const absentSecret = "not in the export; remove the line if there is no such secret"

// ImportOptions say how to read a file.
type ImportOptions struct {
	// Version is the API version whose documents are written.
	Version string
	Ignore  []state.IgnoreRule
}

// Import reads an export of SP-Config or Configuration Hub and writes it as documents.
// It needs no tenant and writes no file.
func Import(ctx context.Context, kinds *registry.Kinds, data []byte, opts ImportOptions) (*Imported, error) {
	content, err := spconfig.Read(kinds, data)
	if err != nil {
		return nil, err
	}
	known := content.Live.Keys()
	settings := state.Settings{Ignore: opts.Ignore}.Among(known)
	result := export.Documents(export.Input{
		Kinds: kinds, Live: content.Live, Directory: content.Directory, Ignore: settings.Ignore, Holder: "the file",
		Selects: func(key state.Key) bool { return kinds.Find(key.Kind()).In(opts.Version) },
	})
	for _, d := range result.Documents {
		for _, at := range content.Absent[d.Key] {
			d.Comments[at] = absentSecret
		}
	}
	files, err := result.Files(ctx, kinds, schemas.FS, opts.Version)
	if err != nil {
		return nil, err
	}
	return &Imported{
		Files: files, Variables: result.Variables, Suspected: result.Suspected, LeftOut: slices.Concat(result.LeftOut, result.Alike),
		NotConverted: slices.Concat(content.Lost, lackingIn(kinds, known, opts.Version), result.Nameless), Unmatched: unmatchedRules(kinds, settings.Ignore, known),
		Objects: content.Objects, Unconverted: content.Unconverted, Documents: len(result.Documents),
	}, nil
}

// lackingIn describes the objects of kinds that the API version does not have.
func lackingIn(kinds *registry.Kinds, known state.Keys, version string) (out []string) {
	for _, kind := range kinds.All() {
		n := 0
		for key := range known {
			if key.Kind() == kind.Name {
				n++
			}
		}
		if n > 0 && !kind.In(version) {
			out = append(out, fmt.Sprintf("%s: %d in the file, and the API version %s does not have the kind", kind.Name, n, version))
		}
	}
	return out
}
