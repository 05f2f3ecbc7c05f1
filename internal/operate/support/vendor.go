package support

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"isc-sync/state/registry"
)

// Vendor returns every operation of the collections in the vendor's OpenAPI
// descriptions: beta.json, v3.json and so on in dir, latest.json for the
// un-prefixed form.
func (s Surface) Vendor(dir string) ([]Operation, error) { return described(dir, s.Has) }

// Beyond returns the operations of all other collections.
func (s Surface) Beyond(dir string) ([]Operation, error) {
	return described(dir, func(path string) bool { return !s.Has(path) })
}

// described returns the operations in the descriptions in dir whose paths are wanted.
func described(dir string, wanted func(path string) bool) ([]Operation, error) {
	var all []Operation
	for _, version := range registry.Versions() {
		file := version
		if version == registry.Unprefixed {
			file = "latest"
		}
		found, err := describedIn(filepath.Join(dir, file+".json"), version, wanted)
		if err != nil {
			return nil, fmt.Errorf("read the vendor's description of %s: %w", version, err)
		}
		all = append(all, found...)
	}
	return all, nil
}

func describedIn(file, version string, wanted func(path string) bool) ([]Operation, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var document struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, err
	}
	var all []Operation
	for path, item := range document.Paths {
		if found, rest := registry.SplitVersion(path); found == version {
			path = rest
		}
		for _, method := range methods() {
			if _, ok := item[strings.ToLower(method)]; ok && wanted(path) {
				all = append(all, Operation{version, method, path})
			}
		}
	}
	return all, nil
}

// methods are those that an API may have, in the order of the table.
func methods() []string { return []string{"GET", "POST", "PUT", "PATCH", "DELETE"} }
