package operate

import (
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/state"
	"isc-sync/state/registry"
	"isc-sync/state/registry/check"
)

// orchard is a kind at the path of the operations, under another name.
const orchard = `{
  "x-kind": {
    "name": "Orchard", "versions": ["v2025"], "identity": [{"name": "name", "in": "body", "description": "Its name."}], "address": ["id"],
    "api": {
      "list": {"path": "/sources"}, "read": {"path": "/sources/{id}"}, "create": {"path": "/sources"},
      "update": {"path": "/sources/{id}"}, "replace": {"path": "/sources/{id}"}, "delete": {"path": "/sources/{id}"}
    },
    "create": {"how": "post"}, "update": {"how": "json-patch"}, "delete": {"how": "delete"}
  },
  "description": "An orchard.", "type": "object", "required": ["name"],
  "properties": {
    "id": {"type": "string", "readOnly": true, "description": "Its id."},
    "name": {"type": "string", "description": "Its name."}
  }
}`

// tree is a child of it.
var tree = strings.NewReplacer(
	`"Orchard"`, `"Tree", "parent": "Orchard"`,
	`"identity": [`, `"identity": [{"name": "orchard", "in": "parent", "description": "Its orchard."}, `,
	`"/sources`, `"/sources/{parent.id}/schemas`,
).Replace(orchard)

func TestOperationsFindTheirKindsByPath(t *testing.T) {
	files := fstest.MapFS{"orchard.json": {Data: []byte(orchard)}, "tree.json": {Data: []byte(tree)}}
	if err := check.Kinds(files); err != nil {
		t.Fatal(err)
	}
	kinds, err := registry.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if kind := Subject(kinds); kind == nil || kind.Name != "Orchard" {
		t.Errorf("the subject is %v, want Orchard", kind)
	}
	oak := Given{Values: map[string]string{"schema": "oak"}}
	for _, want := range []struct {
		name, form string
		given      Given
		key        state.Key
	}{
		{"test", "", Given{}, ""},
		{"remove-accounts", "", Given{}, "Orchard/North"},
		{"schema-template put", "accounts", Given{}, "Tree/North/account"},
		{"schema-template put", "entitlements", Given{}, "Tree/North/group"},
		{"schema-template put", "entitlements", oak, "Tree/North/oak"},
	} {
		if got := Find(want.name, want.form).Touched(kinds, "North", want.given); got != want.key {
			t.Errorf("%s %s touches %q, want %q", want.name, want.form, got, want.key)
		}
	}
}
