package repository

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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
	Ref         string             `json:"$ref"`
	Parameters  []parameter        `json:"parameters"`
	RequestBody *body              `json:"requestBody"`
	Responses   map[string]anyJSON `json:"responses"`
}

type anyJSON struct{}

type body struct {
	Ref     string             `json:"$ref"`
	Content map[string]anyJSON `json:"content"`
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

var mediaWords = map[string]string{
	"application/json": "json", "application/json-patch+json": "json-patch", "multipart/form-data": "form",
}

var (
	filterField  = regexp.MustCompile(`\*\*([\w.]+)\*\*:\s*\*([^*]*)\*`)
	sorterFields = regexp.MustCompile(`fields:\s*\*\*([^*]*)\*\*`)
	comma        = regexp.MustCompile(`\s*,\s*`)
)

// described are the cells that the vendor's operation would have in a table.
func (o *operation) described() map[string]string {
	cells := map[string]string{"sends": "–", "experimental": "no", "page": "whole", "count": "no", "filters": "–", "sorters": "–"}
	if o.RequestBody != nil {
		var sends []string
		for media := range o.RequestBody.Content {
			sends = append(sends, mediaWords[media])
		}
		slices.Sort(sends)
		cells["sends"] = strings.Join(sends, ", ")
	}
	isRefusal := func(status string) bool { return !strings.HasPrefix(status, "2") }
	cells["answers"] = strings.Join(slices.DeleteFunc(slices.Sorted(maps.Keys(o.Responses)), isRefusal), ", ")
	if p := o.parameter("X-SailPoint-Experimental"); p != nil && p.Required {
		cells["experimental"] = "yes"
	}
	if p := o.parameter("limit"); p != nil {
		cells["page"] = strconv.Itoa(p.Schema.Maximum)
	}
	if o.parameter("count") != nil {
		cells["count"] = "yes"
	}
	if p := o.parameter("filters"); p != nil {
		cells["filters"] = filtersIn(p.Description)
	}
	if p := o.parameter("sorters"); p != nil {
		cells["sorters"] = sortersIn(p.Description)
	}
	return cells
}

func filtersIn(description string) string {
	var fields []string
	for _, m := range filterField.FindAllStringSubmatch(description, -1) {
		fields = append(fields, "`"+m[1]+"` "+comma.ReplaceAllString(strings.TrimSpace(m[2]), ", "))
	}
	return strings.Join(fields, "; ")
}

func sortersIn(description string) string {
	m := sorterFields.FindStringSubmatch(description)
	if m == nil {
		return "not understood"
	}
	return "`" + strings.Join(comma.Split(strings.TrimSpace(m[1]), -1), "`, `") + "`"
}
