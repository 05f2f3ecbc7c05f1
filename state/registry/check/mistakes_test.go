package check_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/state"
	"isc-sync/state/registry/check"
)

// broken returns the made-up kinds with one text in one file replaced.
func broken(t *testing.T, file, old, replacement string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, name := range []string{"orchard.json", "tree.json", "gardener.json", "fruit.json"} {
		data, err := os.ReadFile("../testdata/kinds/" + name)
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	text := string(fsys[file].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %s", file, old)
	}
	fsys[file].Data = []byte(strings.ReplaceAll(text, old, replacement))
	return fsys
}

func TestReadReportsEachMistakeAtItsPlace(t *testing.T) {
	tests := []struct{ name, file, old, replacement, want string }{
		{"an unknown word", "orchard.json", `"x-patch": "key"`, `"x-pacth": "key"`, `orchard.json:72:18: #/properties/tools/x-pacth: unknown word "x-pacth"`},
		{"a folder that leaves its place", "orchard.json", `"folder": "land"`, `"folder": "../land"`, `the folder of a kind without a parent is one hyphenated word`},
		{"an unknown word of x-kind", "orchard.json", `"similar"`, `"alike"`, `unknown word "alike"`},
		{"no type of exports", "orchard.json", `{"type": "ORCHARD", "renamed"`, `{"renamed"`, `spConfig has the type of the exported objects`},
		{"an exported parent where there is none", "orchard.json", `{"type": "ORCHARD", "renamed"`, `{"type": "ORCHARD", "parent": "/land", "renamed"`, `others have no parent`},
		{"a child that is nowhere in an export", "tree.json", `"at": "/trees", `, ``, `objects with a parent are at a place in it`},
		{"a child inside another type", "tree.json", `{"type": "ORCHARD"`, `{"type": "GARDEN"`, `Tree is exported inside Orchard, which has another type`},
		{"a child inside what is inside another object", "orchard.json", `{"type": "ORCHARD", "renamed"`, `{"type": "ORCHARD", "at": "/lands", "renamed"`, `Tree is exported inside Orchard, which is inside another object itself`},
		{"another name of no field", "orchard.json", `"field": "area"}`, `"field": "size"}`, `"size" is not a field at the place of "/size"`},
		{"a required member that repeats another", "orchard.json", `"areaText"`, `"name"`, `"name" is required and repeats nothing`},
		{"exported objects that are left alone without a reason", "orchard.json", `, "reason": "it is a sample"`, ``, `leftAlone has a member, its values and a reason`},
		{"an exported secret that is none", "orchard.json", `"key": "gateKey"`, `"key": "gate"`, `"gate" is not a key of a secret beside another one`},
		{"an unusable export of no place", "orchard.json", `{"type": "ORCHARD", "renamed"`, `{"type": "ORCHARD", "unusable": "it is short", "renamed"`, `unusable is about a place in an exported object`},
		{"an unknown value", "orchard.json", `"x-list": "set"`, `"x-list": "bag"`, `unknown value "bag"`},
		{"an unknown equality", "orchard.json", `"loose-scalar"`, `"about"`, `unknown value about`},
		{"a suffix that is empty", "orchard.json", `suffix:-ish`, `suffix:`, `unknown value suffix:`},
		{"an unknown type", "orchard.json", `"type": "number"`, `"type": "float"`, `unknown value float`},
		{"an unknown format", "orchard.json", `"type": "number"`, `"type": "number", "format": "acres"`, `unknown format "acres"`},
		{"a field without a description", "orchard.json", `, "description": "In hectares."`, ``, `area has no description`},
		{"a default of another type", "orchard.json", `"default": 2`, `"default": "two"`, `the default is not of the field's type`},
		{"a version that nobody has", "orchard.json", `"x-versions": ["v2025"]`, `"x-versions": ["v20"]`, `unknown API version "v20"`},
		{"a name of what is not there", "orchard.json", `"x-names": "gardener"`, `"x-names": "digger"`, `"digger" is not a member beside it`},
		{"a required member that is not there", "orchard.json", `"required": ["name"]`, `"required": ["title"]`, `"title" is required and no property`},
		{"a text where a number belongs", "orchard.json", `"page": 50`, `"page": "50"`, `must be a whole number, not the string "50"`},
		{"a number where a text belongs", "orchard.json", `"path": "/orchards", "page"`, `"path": 7, "page"`, `must be a string, not the number 7`},
		{"an object where a list belongs", "orchard.json", `"task": ["/job"]`, `"task": {}`, `must be an array`},
		{"a list where an object belongs", "orchard.json", `"pathBy": {"beta": "/orchards/new"}`, `"pathBy": []`, `must be an object`},
		{"a pointer that is none", "orchard.json", `"/job"`, `"job"`, `"job" is not a JSON pointer`},
		{"a variable that paths do not have", "orchard.json", `"replace": {"path": "/orchards/{id}"}`, `"replace": {"path": "/orchards/{name}"}`, `unknown variable {name}`},
		{"a version that is not there", "tree.json", `"versions": ["v2025"]`, `"versions": ["v2027"]`, `unknown API version "v2027"`},
		{"a parent that is not there", "tree.json", `"parent": "Orchard"`, `"parent": "Meadow"`, `Tree names the kind "Meadow"`},
		{"a variable of an ancestor that is not there", "tree.json", `"read": {"path": "/orchards/{parent.id}`, `"read": {"path": "/orchards/{parent.parent.id}`, `unknown variable {parent.parent.id}`},
		{"a kind that is its own parent", "tree.json", `"parent": "Orchard"`, `"parent": "Tree"`, `Tree belongs to itself: Tree`},
		{"a parent that paths do not name by its id", "orchard.json", `"address": ["id"]`, `"address": ["name"]`, `paths name an Orchard neither by its id nor by a field that cannot change`},
		{"another number of fields in the parent than its key has parts", "tree.json", `"in": "path"`, `"in": "parent"`, `2 of the fields are in the parent, and the key Orchard/NAME has 1 parts`},
		{"a reference to no kind", "orchard.json", `"kind": "Gardener"`, `"kind": "Gnome"`, `Orchard names the kind "Gnome"`},
		{"a mention of no kind", "orchard.json", `"x-patch": "key"`, `"x-patch": "key", "x-mentions": {"kind": "Gnome", "keys": ["*"]}`, `Orchard names the kind "Gnome"`},
		{"a mention without keys", "orchard.json", `"x-patch": "key"`, `"x-patch": "key", "x-mentions": {"kind": "Gardener"}`, `it has the keys of the names`},
		{"a pre-flight that covers what does not refer", "orchard.json", `"warn": ["/dogs"],`, `"warn": ["/dogs"], "covers": ["Gardener"],`, `Orchard: covers names "Gardener"`},
		{"a reference without a form", "tree.json", `"form": "object", `, ``, `a reference has a form`},
		{"a reference inside a value without a kind", "orchard.json", `"ref": {"kind": "Orchard", `, `"ref": {`, `a reference has either a kind or kindBy`},
		{"a reference inside a value to no kind", "orchard.json", `"ref": {"kind": "Orchard"`, `"ref": {"kind": "Gnome"`, `Orchard names the kind "Gnome"`},
		{"a reference inside a value without a rule", "orchard.json", `"ref": {"kind"`, `"reef": {"kind"`, `has a ref with a kind`},
		{"a condition of a reference that is no pointer", "orchard.json", `"/state"`, `"state"`, `"state" is not a JSON pointer`},
		{"a reference inside a value that is described", "orchard.json", `"items": {"type": "string"},`, `"items": {"type": "string"}, "x-refs": [{"at": "/x", "ref": {"kind": "Orchard", "form": "id"}}],`, `everything here is described`},
		{"a reference whose kind both members choose", "orchard.json", `"own": "type"`, `"own": "type", "field": "shape"`, `either a field beside the reference or an own member`},
		{"a reference whose kind nothing chooses for a name", "orchard.json", `, "else": "GARDENER"`, ``, `is for objects, with a value for else`},
		{"a fixed part that the name lacks", "orchard.json", `{"grower": "/gardener"}`, `{"owner": "/gardener"}`, `fixed names the part "owner" and the field /gardener`},
		{"a fixed part that no field says", "orchard.json", `{"grower": "/gardener"}`, `{"grower": "/digger"}`, `fixed names the part "grower" and the field /digger`},
		{"a part that nothing asks for", "fruit.json", `, "filter": "sort"`, ``, `a part of a name has a name, a place in a row and a filter`},
		{"a name of one part", "fruit.json", `, {"name": "sort", "at": "/sort", "filter": "sort"}`, ``, `a name of parts has at least two`},
		{"a part of no kind", "fruit.json", `"kind": "Gardener"`, `"kind": "Gnome"`, `Fruit names the kind "Gnome"`},
		{"a field in the form of a key", "tree.json", `"form": "object"`, `"form": "key"`, `a field is not the key of a map`},
		{"an id beside what is no name", "orchard.json", `"ref": {"kind": "Orchard", "form": "name"}, "id"`, `"ref": {"kind": "Orchard", "form": "id"}, "id"`, `id and suffix are for references in the form of a name`},
		{"a literal that does not compile", "orchard.json", `"literal": "^\\$"`, `"literal": "("`, `missing closing )`},
		{"a reference by a field that is not beside it", "orchard.json", `"field": "shape", "map"`, `"field": "colour", "map"`, `"colour" is not a member beside it`},
		{"a key that elements lack", "tree.json", `"x-key": "name"`, `"x-key": "label"`, `x-key "label" is not a member of the items`},
		{"a keyed list without a key", "tree.json", `"x-key": "name",`, ``, `x-key belongs to keyed lists`},
		{"a definition that is not there", "orchard.json", `#/$defs/shape`, `#/$defs/form`, `nothing is at "#/$defs/form"`},
		{"a definition that holds itself", "orchard.json", `{"shape": {"type": "string",`, `{"shape": {"items": {"$ref": "#/$defs/shape"}, "type": "string",`, `the definition "shape" contains itself`},
		{"levels of a field", "tree.json", `"x-whole": true}`, `"x-depth": 2}`, `x-depth belongs to a definition`},
		{"levels without a number", "tree.json", `"x-depth": 3,`, ``, `the definition "rule" contains itself`},
		{"levels that are no number", "tree.json", `"x-depth": 3,`, `"x-depth": "three",`, `must be a whole number`},
		{"secrets in an object that is not free", "orchard.json", `"additionalProperties": true,`, ``, `are for free objects`},
		{"an expression that does not compile", "orchard.json", `"pattern": "^2"`, `"pattern": "("`, `missing closing )`},
		{"a pattern of an identity without words", "tree.json", `, "rule": "small letters"`, ``, `the pattern of row is an expression and has a rule in words`},
		{"a pattern of an identity that is none", "tree.json", `"^[a-z]+$"`, `"["`, `the pattern of row is an expression and has a rule in words`},
		{"a need of what is not there", "tree.json", `"x-needs": ["support"]`, `"x-needs": ["ladder"]`, `"ladder" is not a member beside it`},
		{"an element of what is not there", "tree.json", `"x-element-of": "branches"`, `"x-element-of": "twigs"`, `"twigs" is not a member beside it`},
		{"an element of what is no keyed list", "tree.json", `"x-element-of": "branches"`, `"x-element-of": "tallest"`, `x-element-of is for lists with one key field, and "tallest" is not`},
		{"a way to create without an endpoint", "orchard.json", `"create": {"how": "post"}`, `"create": {"how": "put"}, "singleton": 1`, `must be a boolean, not the number 1`},
		{"an update without a reason", "tree.json", `, "reason": "a tree grows as a whole"`, ``, `update.reason does not fit the rest`},
		{"a root that points to nothing", "tree.json", `"root": "/branches"`, `"root": "/twigs"`, `/twigs points to nothing`},
		{"an identity field that the body lacks", "orchard.json", `{"name": "name", "in": "body"`, `{"name": "title", "in": "body"`, `title has the location body`},
		{"an address that is no identity", "tree.json", `"address": ["row"]`, `"address": ["column"]`, `"column" is neither id nor an identity field`},
		{"a look-up without a name", "gardener.json", `"name": "/nick",`, ``, `the place of the id and of the name in a row`},
		{"a parameter that depends on what a list does not have", "gardener.json", `"value": "false"}`, `"value": "false", "field": "x", "in": ["y"]}`, `GET /people cannot have the parameter retired`},
		{"a parameter of an update", "orchard.json", `"replace": {"path": "/orchards/{id}"}`, `"replace": {"path": "/orchards/{id}", "query": [{"name": "n", "value": "v"}]}`, `PUT /orchards/{id} cannot have the parameter n`},
		{"an owner that is no field", "orchard.json", `"field": "/wild"`, `"field": "/tame"`, `each rule has a field of the object, and a reason in words`},
		{"an owner without a reason", "orchard.json", `, "reason": "nature planted it"`, ``, `each rule has a field of the object, and a reason in words`},
		{"a filter without a batch", "gardener.json", `"op": "in", "batch": 20, "except"`, `"op": "in", "except"`, `a filter has a field, an op and a batch`},
		{"a way to ask without a filter", "gardener.json", `{"field": "nick"}`, `{"field": "hat"}`, `the list has no filter for "hat"`},
		{"a marker without pages", "gardener.json", `"page": 10,
            "marker"`, `"marker"`, `marker does not fit the rest of the list`},
		{"a next page without a marker", "gardener.json", `"marker": "next",`, ``, `next does not fit the rest of the list`},
		{"a total without rows", "gardener.json", `"rows": "/people",`, ``, `total does not fit the rest of the list`},
		{"a long list without a filter", "gardener.json", `"filters": [{"field": "mail", "op": "eq", "batch": 5}]`, `"long": true`, `long does not fit the rest of the list`},
		{"a word of lists elsewhere", "orchard.json", `"replace": {"path": "/orchards/{id}"}`, `"replace": {"path": "/orchards/{id}", "page": 10}`, `PUT /orchards/{id} has words that only a list has`},
		{"a key that stands twice", "gardener.json", `"sorter": "number",`, `"sorter": "number", "sorter": "nick",`, `"sorter" occurs twice`},
		{"a file that is no JSON", "gardener.json", `"title": "Gardener",`, `"title": Gardener,`, `gardener.json:2:`},
		{"a file that is not about a kind", "gardener.json", `"x-kind"`, `"x-knid"`, `a kind file has an x-kind`},
		{"a word of a definition taken back", "orchard.json", `{"$ref": "#/$defs/shape"`, `{"enum": null, "$ref": "#/$defs/shape"`, `cannot be taken back`},
		{"two kinds of one name", "gardener.json", `"name": "Gardener"`, `"name": "Tree"`, `two kinds are called Tree`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := check.Kinds(broken(t, tt.file, tt.old, tt.replacement))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestReadReportsAllMistakesAtOnce(t *testing.T) {
	fsys := broken(t, "orchard.json", `"x-list": "set"`, `"x-list": "bag"`)
	fsys["tree.json"] = &fstest.MapFile{Data: []byte(`{"x-kind": {"naem": 1}, "type": "object"}`)}
	err := check.Kinds(fsys)
	problems, ok := state.AsProblems(err)
	if !ok || len(problems) < 4 {
		t.Fatalf("got %v", err)
	}
	if problems[0].File != "orchard.json" || problems[len(problems)-1].File != "tree.json" {
		t.Errorf("not in the order of their places: %v", err)
	}
}
