package kindpage_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/internal/kindpage"
	"isc-sync/state/registry"
)

const orchard = `{
	"title": "Orchard", "description": "Trees.", "type": "object", "required": ["owner", "rows"],
	"x-kind": {
		"name": "Orchard", "identity": [{"name": "name", "in": "body", "description": "Its name."}],
		"versions": ["v2025", "v2026"], "address": ["id"],
		"api": {"list": {"path": "/orchards"}},
		"create": {"how": "post"}, "update": {"how": "json-patch"}, "delete": {"how": "task", "warning": "Its trees go."}
	},
	"properties": {
		"id": {"type": "string", "readOnly": true, "description": "Its id."},
		"name": {"type": "string", "description": "Its name.", "x-immutable": "after-create"},
		"owner": {"type": "object", "description": "Who owns it.", "x-ref": {"kind": "Grower", "form": "object"}},
		"size": {"type": "integer", "minimum": 1, "maximum": 9, "default": 3, "description": "How big it is.",
			"x-danger": [{"when": "change", "why": "trees are felled"}]},
		"sort": {"type": "string", "enum": ["apple", "pear"], "x-closed": true, "x-versions": ["v2026"], "description": "What grows."},
		"rows": {"type": "array", "x-list": "keyed", "x-key": ["number"], "description": "Its rows.", "maxItems": 4,
			"items": {"type": "object", "required": ["number"], "properties": {
				"number": {"type": "integer", "description": "Its number."},
				"helpers": {"type": "array", "x-list": "set", "description": "Who helps.",
					"items": {"type": "object", "x-ref": {"kind": "Grower", "form": "object"}}}}}}
	}
}`

const grower = `{
	"title": "Grower", "description": "A person.", "type": "object",
	"x-kind": {"name": "Grower", "versions": ["v2025", "v2026"], "api": {"list": {"path": "/growers"}},
		"lookup": {"id": "/id", "name": "/nick"}}
}`

func page(t *testing.T) kindpage.Page {
	t.Helper()
	kinds, err := registry.Read(fstest.MapFS{
		"a/orchard.json": {Data: []byte(orchard)}, "a/grower.json": {Data: []byte(grower)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return kindpage.Of(kinds, kinds.Find("Orchard"), "kind: Orchard\n")
}

// TestAPageFollowsFromTheKind compares each field of a page with its words.
func TestAPageFollowsFromTheKind(t *testing.T) {
	p := page(t)
	for what, pair := range map[string][2]string{
		"the key":     {p.Key, "Orchard/NAME"},
		"creation":    {p.Create, "POST"},
		"deletion":    {p.Delete, "DELETE, which the tenant completes later"},
		"a remark":    {strings.Join(p.Remarks, "\n"), "Deletion: Its trees go."},
		"beside kind": {describe(p.Beside), "name | text | required |  | cannot change once the object exists"},
		"the example": {p.Example, "kind: Orchard\n"},
		"what is below spec": {describe(p.Fields), strings.Join([]string{
			"owner | the nick of a Grower | required |  | ",
			"size | integer, 1 to 9 |  | 3 | dangerous if it changes: trees are felled",
			"sort | one of apple or pear |  |  | only in v2026",
			"rows | list, by number, of objects, at most 4 | required |  | ",
			"rows[].number | integer | required |  | ",
			"rows[].helpers | set of nicks, each of a Grower |  |  | ",
		}, "\n")},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is\n%s\nwant\n%s", what, pair[0], pair[1])
		}
	}
}

func describe(fields []kindpage.Field) string {
	lines := make([]string, len(fields))
	for i, f := range fields {
		required := map[bool]string{true: "required"}[f.Required]
		lines[i] = strings.Join([]string{f.Path, f.Type, required, f.Default, strings.Join(f.Notes, "; ")}, " | ")
	}
	return strings.Join(lines, "\n")
}

func TestAnExampleIsFoundByTheNameOfItsKind(t *testing.T) {
	files := fstest.MapFS{"kinds/apple-tree.yaml": {Data: []byte("kind: AppleTree\n")}}
	if got, err := kindpage.Example(files, "AppleTree"); err != nil || got != "kind: AppleTree\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := kindpage.Example(files, "PearTree"); err == nil {
		t.Error("an example that does not exist is found")
	}
}
