package docschema_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"isc-sync/schemas"
)

// compile returns a published schema, ready to validate.
func compile(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	return compileIn(t, schemas.FS, file)
}

func compileIn(t *testing.T, fsys fs.FS, file string) *jsonschema.Schema {
	t.Helper()
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.LoadURL = nil
	url := "https://isc-sync.invalid/schemas/" + file
	if err := c.AddResource(url, bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// complaints returns where the schema finds fault with a JSON value.
func complaints(t *testing.T, schema *jsonschema.Schema, text string) string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	err := schema.Validate(v)
	var invalid *jsonschema.ValidationError
	if err != nil && !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	if err == nil {
		return ""
	}
	var b strings.Builder
	leaves(&b, invalid)
	return b.String()
}

func leaves(b *strings.Builder, e *jsonschema.ValidationError) {
	if len(e.Causes) == 0 {
		b.WriteString(e.InstanceLocation + ": " + e.Message + "\n")
	}
	for _, cause := range e.Causes {
		leaves(b, cause)
	}
}

func TestDocumentSchemasAcceptWhatPeopleWrite(t *testing.T) {
	tests := []struct{ name, document string }{
		{"a source", `{"kind": "Source", "name": "HR", "spec": {
			"owner": "william.wilson", "cluster": {"id": "2c91"}, "connector": "active-directory",
			"features": ["PROVISIONING"], "deleteThreshold": 10, "connectorAttributes": {"any": [{"thing": null}]}}}`},
		{"a schema", `{"kind": "Schema", "source": "HR", "name": "account", "spec": {
			"attributes": [{"name": "memberOf", "type": "STRING", "schema": "group", "isMulti": true}]}}`},
		{"a policy without fields", `{"kind": "ProvisioningPolicy", "source": "HR", "usageType": "CREATE", "spec": {"name": "Account", "fields": []}}`},
		{"a null that clears", `{"kind": "Source", "name": "HR", "spec": {"managementWorkgroup": null, "description": null}}`},
		{"a value that the vendor does not list", `{"kind": "Source", "name": "HR", "spec": {"features": ["FLY"]}}`},
		{"an object that is to go, without a spec", `{"kind": "Source", "name": "HR", "ensure": "absent"}`},
		{"a rename, a pinned id and free keys", `{"kind": "Source", "name": "HR", "previously": "People", "id": "1", "x-base": {}, "spec": {}}`},
		{"a reference whose kind depends on a sibling", `{"kind": "EntitlementRequestConfig", "source": "HR", "spec": {"accessRequestConfig": {
			"approvalSchemes": [{"approverType": "GOVERNANCE_GROUP", "approverId": "Auditors"}, {"approverType": "MANAGER"}]}}}`},
		{"a list below spec that is the whole body", `{"kind": "PasswordPolicies", "source": "HR", "spec": {"policies": [{"policyId": "Strong"}]}}`},
		{"the padding of a condition on the last level", `{"kind": "Role", "name": "R", "spec": {"membership": {"type": "STANDARD", "criteria": {"operation": "OR", "children": [
			{"operation": "AND", "children": [{"operation": "EQUALS", "key": {"type": "IDENTITY", "property": "attribute.a"}, "stringValue": "x", "children": null}]}]}}}}`},
	}
	schema := compile(t, "documents/all.json")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := complaints(t, schema, tt.document); got != "" {
				t.Errorf("refused: %s", got)
			}
		})
	}
}

func TestDocumentSchemasRefuseAtTheRightPlace(t *testing.T) {
	tests := []struct{ name, document, want string }{
		{"an unknown kind", `{"kind": "Sauce"}`, "/kind: "},
		{"no name", `{"kind": "Source", "spec": {}}`, "missing properties: 'name'"},
		{"an empty name", `{"kind": "Source", "name": "", "spec": {}}`, "/name: "},
		{"no spec", `{"kind": "Source", "name": "HR"}`, "missing properties: 'spec'"},
		{"no spec where nothing can be deleted", `{"kind": "CorrelationConfig", "source": "HR"}`, "missing properties: 'spec'"},
		{"a deletion that the kind does not have", `{"kind": "CorrelationConfig", "source": "HR", "ensure": "absent", "spec": {}}`, "'ensure' not allowed"},
		{"ensure something else", `{"kind": "Source", "name": "HR", "ensure": "present", "spec": {}}`, "/ensure: "},
		{"a former name where there are none", `{"kind": "Schema", "source": "HR", "name": "a", "previously": "b", "spec": {}}`, "'previously' not allowed"},
		{"an unknown field", `{"kind": "Source", "name": "HR", "spec": {"colour": "red"}}`, "/spec: additionalProperties 'colour' not allowed"},
		{"a field that only the tenant writes", `{"kind": "Source", "name": "HR", "spec": {"healthy": true}}`, "'healthy' not allowed"},
		{"the identity inside spec", `{"kind": "Source", "name": "HR", "spec": {"name": "HR"}}`, "'name' not allowed"},
		{"a number that is too large", `{"kind": "Source", "name": "HR", "spec": {"deleteThreshold": 101}}`, "/spec/deleteThreshold: "},
		{"a text where a boolean belongs", `{"kind": "Source", "name": "HR", "spec": {"credentialProviderEnabled": "yes"}}`, "/spec/credentialProviderEnabled: "},
		{"a number where a listed value belongs", `{"kind": "Source", "name": "HR", "spec": {"features": [1]}}`, "/spec/features/0: expected string"},
		{"a reference with more than an id", `{"kind": "Source", "name": "HR", "spec": {"owner": {"id": "1", "name": "x"}}}`, "/spec/owner: additionalProperties 'name' not allowed"},
		{"a reference without an id", `{"kind": "Source", "name": "HR", "spec": {"owner": {}}}`, "/spec/owner: missing properties: 'id'"},
		{"an element without its key", `{"kind": "Schema", "source": "HR", "name": "a", "spec": {"attributes": [{"type": "INT"}]}}`, "/spec/attributes/0: missing properties: 'name'"},
		{"an element whose key is null", `{"kind": "Schema", "source": "HR", "name": "a", "spec": {"attributes": [{"name": null}]}}`, "/spec/attributes/0/name: "},
		{"a level of conditions too many", `{"kind": "Role", "name": "R", "spec": {"membership": {"type": "STANDARD", "criteria": {"operation": "OR", "children": [
			{"operation": "AND", "children": [{"operation": "EQUALS", "key": {"type": "IDENTITY", "property": "attribute.a"}, "stringValue": "x", "children": []}]}]}}}}`, "/children/0/children/0/children: "},
		{"a value twice in a set", `{"kind": "Source", "name": "HR", "spec": {"features": ["PROXY", "PROXY"]}}`, "/spec/features: "},
	}
	schema := compile(t, "documents/all.json")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := complaints(t, schema, tt.document); !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %s", got, tt.want)
			}
		})
	}
}

func TestEveryPublishedSchemaCompiles(t *testing.T) {
	for _, fsys := range []fs.FS{schemas.FS, schemas.Kinds} {
		n := 0
		err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				compileIn(t, fsys, file)
				n++
			}
			return err
		})
		if err != nil || n == 0 {
			t.Fatal(n, err)
		}
	}
}
