package support

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"isc-sync/state/registry"
)

// Vendor returns every operation of the family in the vendor's OpenAPI
// descriptions: beta.json, v3.json and so on in dir, latest.json for the
// un-prefixed form.
func Vendor(dir string) ([]Operation, error) {
	var all []Operation
	for _, version := range registry.Versions() {
		file := version
		if version == registry.Unprefixed {
			file = "latest"
		}
		found, err := described(filepath.Join(dir, file+".json"), version)
		if err != nil {
			return nil, fmt.Errorf("read the vendor's description of %s: %w", version, err)
		}
		all = append(all, found...)
	}
	return all, nil
}

func described(file, version string) ([]Operation, error) {
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
		if version == registry.Unprefixed {
			path = strings.Replace(path, family+"/"+version, family, 1)
		}
		for _, method := range methods() {
			if _, ok := item[strings.ToLower(method)]; ok && below(path, family) {
				all = append(all, Operation{version, method, path})
			}
		}
	}
	return all, nil
}

// methods are those that an API may have, in the order of the table.
func methods() []string { return []string{"GET", "POST", "PUT", "PATCH", "DELETE"} }
