package schemas_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isc-sync/state/registry"
)

// laxer are constraints of the vendor's requests that ours do not have, and why.
var laxer = map[string]string{
	"AccessRequestConfig#/approvalReminderAndEscalationConfig/maxReminders minimum 1": "the later versions take 0",
	"AttributeSync# required attributes":                                              "what a document does not write is sent as the tenant has it",
	"AttributeSync#/attributes/* required target":                                     "what a document does not write is sent as the tenant has it",
	"Launcher#/config pattern ^\\{\\}$":                                               "the enum has the only text",
}

// stricter are values that the vendor lists and we refuse, and why.
var stricter = map[string]string{
	"Connector#/status DEMO":                                               "only RELEASED is for users",
	"Connector#/status DEVELOPMENT":                                        "only RELEASED is for users",
	"Workflow#/trigger/type ":                                              "an empty text is no trigger",
	"Segment#/visibilityCriteria/expression/children/*/operator AND":       "the vendor says that there is no third level",
	"DataSegment#/memberFilter/expression/children/*/operator AND":         "the vendor says that there is no third level",
	"DataSegment#/scopes/*/scopeFilter/expression/children/*/operator AND": "the vendor says that there is no third level",
}

// TestRequestsAreConstrainedAsTheVendorSays fails for a limit or a list of values in the
// vendor's description of a creation or replacement that documents could break unseen.
func TestRequestsAreConstrainedAsTheVendorSays(t *testing.T) {
	all, kinds := descriptions(t), read(t)
	used := map[string]bool{}
	for _, version := range registry.Versions() {
		c := &constraints{t: t, schemas: vendorSchemas(t, version), version: version, used: used}
		for _, k := range kinds.All() {
			for _, e := range []*registry.Endpoint{k.API.Create, k.API.Replace} {
				if e == nil || !k.In(version) {
					continue
				}
				if operation := all[version].method(version, e); operation != nil {
					c.kind = k
					c.operation(all[version].whole(operation))
				}
			}
		}
	}
	for _, excuse := range []map[string]string{laxer, stricter} {
		for key := range excuse {
			if !used[key] {
				t.Errorf("%s: the vendor no longer says that", key)
			}
		}
	}
}

// constraints compares the requests of one version with the fields of the kinds.
type constraints struct {
	t       *testing.T
	schemas map[string]any
	version string
	kind    *registry.Kind
	used    map[string]bool
}

func (c *constraints) operation(data json.RawMessage) {
	var o struct {
		RequestBody struct {
			Content map[string]struct {
				Schema map[string]any `json:"schema"`
			} `json:"content"`
		} `json:"requestBody"`
	}
	if err := json.Unmarshal(data, &o); err != nil {
		c.t.Fatal(err)
	}
	for _, content := range o.RequestBody.Content {
		c.compare(c.kind.Spec, content.Schema, "", 0)
	}
}

// compare looks at what both describe. References and what only the tenant sets have
// rules of their own, and so have the values of the fields beside kind.
func (c *constraints) compare(f *registry.Field, vendor map[string]any, at string, depth int) {
	vendor = c.whole(vendor)
	if f == nil || f.Ref != nil || f.ReadOnly || depth > 8 {
		return
	}
	c.limits(f, vendor, at)
	if !c.isIdentity(at) {
		c.values(f, vendor, at)
	}
	properties, _ := vendor["properties"].(map[string]any)
	required, _ := vendor["required"].([]any)
	for _, name := range required {
		p := f.Property(fmt.Sprint(name))
		if p != nil && !p.ReadOnly && !slices.Contains(f.Required, p.Name) {
			c.lacks(laxer, fmt.Sprintf("%s#%s required %s", c.kind.Name, at, name))
		}
	}
	for name, described := range properties {
		described, _ := described.(map[string]any)
		c.compare(f.Property(name), described, at+"/"+name, depth+1)
	}
	if items, is := vendor["items"].(map[string]any); is {
		c.compare(f.Items, items, at+"/*", depth+1)
	}
}

func (c *constraints) isIdentity(at string) bool {
	return slices.ContainsFunc(c.kind.Identity, func(f registry.IdentityField) bool { return "/"+f.Name == at })
}

func (c *constraints) limits(f *registry.Field, vendor map[string]any, at string) {
	ours := map[string]string{
		"minimum": string(f.Minimum), "maximum": string(f.Maximum), "pattern": f.Pattern,
		"minLength": fmt.Sprint(f.MinLength), "maxLength": fmt.Sprint(f.MaxLength), "minItems": fmt.Sprint(f.MinItems), "maxItems": fmt.Sprint(f.MaxItems),
	}
	for word, own := range ours {
		if word == "minLength" && c.isIdentity(at) {
			continue // no part of a key is empty
		}
		if v, says := vendor[word]; says && fmt.Sprint(v) != own {
			c.lacks(laxer, fmt.Sprintf("%s#%s %s %v", c.kind.Name, at, word, v))
		}
	}
}

// values wants every value that the vendor lists.
func (c *constraints) values(f *registry.Field, vendor map[string]any, at string) {
	listed, _ := vendor["enum"].([]any)
	for _, v := range listed {
		text, isText := v.(string)
		if isText && f.HasType("string") && !slices.Contains(f.Enum, text) {
			c.lacks(stricter, fmt.Sprintf("%s#%s %s", c.kind.Name, at, text))
		}
	}
}

func (c *constraints) lacks(excuses map[string]string, key string) {
	c.used[key] = true
	if excuses[key] == "" {
		c.t.Errorf("%s in %s: the vendor says so, and the schema of the kind does not", key, c.version)
	}
}

// whole follows references, and joins the parts of a schema.
func (c *constraints) whole(schema map[string]any) map[string]any {
	for range 8 {
		ref, is := schema["$ref"].(string)
		if !is {
			break
		}
		schema, _ = c.schemas[ref[strings.LastIndex(ref, "/")+1:]].(map[string]any)
	}
	parts, _ := schema["allOf"].([]any)
	if len(parts) == 0 {
		return schema
	}
	out, properties, required := map[string]any{}, map[string]any{}, []any{}
	for _, part := range append(parts, withoutParts(schema)) {
		part, _ := part.(map[string]any)
		for word, v := range c.whole(part) {
			out[word] = v
		}
		own, _ := c.whole(part)["properties"].(map[string]any)
		for name, p := range own {
			properties[name] = p
		}
		needed, _ := c.whole(part)["required"].([]any)
		required = append(required, needed...)
	}
	out["properties"], out["required"] = properties, required
	return out
}

func withoutParts(schema map[string]any) map[string]any {
	out := map[string]any{}
	for word, v := range schema {
		if word != "allOf" {
			out[word] = v
		}
	}
	return out
}

func vendorSchemas(t *testing.T, version string) map[string]any {
	t.Helper()
	if version == registry.Unprefixed {
		version = "latest"
	}
	data, err := os.ReadFile(filepath.Join(os.Getenv("ISC_OPENAPI_DIR"), version+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Components struct {
			Schemas map[string]any `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Components.Schemas
}
