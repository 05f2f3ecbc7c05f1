package repository

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// openapi is a description of one version, as far as the tables repeat it.
type openapi struct {
	Paths      map[string]pathItem                   `json:"paths"`
	Components map[string]map[string]json.RawMessage `json:"components"`
}

type pathItem map[string]json.RawMessage

type operation struct {
	Description string             `json:"description"`
	Parameters  []parameter        `json:"parameters"`
	RequestBody *body              `json:"requestBody"`
	Responses   map[string]anyJSON `json:"responses"`
}

type anyJSON struct{}

type body struct {
	Ref         string             `json:"$ref"`
	Description string             `json:"description"`
	Content     map[string]anyJSON `json:"content"`
}

type parameter struct {
	Ref         string `json:"$ref"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Required    bool   `json:"required"`
	Schema      struct {
		Maximum int `json:"maximum"`
	} `json:"schema"`
}

// vendorDescriptions reads the vendor's description of each version, or skips.
func vendorDescriptions(t *testing.T) map[string]openapi {
	t.Helper()
	dir := os.Getenv("ISC_OPENAPI_DIR")
	if dir == "" {
		t.Skip("ISC_OPENAPI_DIR is not set")
	}
	all := map[string]openapi{}
	for _, version := range apiVersions {
		file := version
		if version == "v1" {
			file = "latest"
		}
		var described openapi
		if err := json.Unmarshal([]byte(readText(t, filepath.Join(dir, file+".json"))), &described); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all[version] = described
	}
	return all
}

// resolve reads what a reference such as "#/components/parameters/limit" names.
func (d openapi) resolve(ref string, into any) error {
	parts := strings.Split(strings.TrimPrefix(ref, "#/components/"), "/")
	return json.Unmarshal(d.Components[parts[0]][parts[len(parts)-1]], into)
}

// operation returns what the version has for the endpoint, nil where it has none.
func (d openapi) operation(version, method, path string) (*operation, error) {
	if version == "v1" {
		service, rest, below := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		path = "/" + service + "/v1"
		if below {
			path += "/" + rest
		}
	}
	raw, ok := d.Paths[path][strings.ToLower(method)]
	if !ok {
		return nil, nil
	}
	var found operation
	if err := json.Unmarshal(raw, &found); err != nil {
		return nil, err
	}
	return &found, d.dereference(&found)
}

func (d openapi) dereference(o *operation) error {
	for i, p := range o.Parameters {
		if p.Ref != "" {
			if err := d.resolve(p.Ref, &o.Parameters[i]); err != nil {
				return err
			}
		}
	}
	if o.RequestBody != nil && o.RequestBody.Ref != "" {
		return d.resolve(o.RequestBody.Ref, o.RequestBody)
	}
	return nil
}

func (o *operation) parameter(name string) *parameter {
	i := slices.IndexFunc(o.Parameters, func(p parameter) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &o.Parameters[i]
}
