package check_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/state/registry/check"
)

// TestReadReportsAPartThatNoListHas breaks the list of the values of a part.
func TestReadReportsAPartThatNoListHas(t *testing.T) {
	for _, broken := range [][2]string{{`"at": "/sorts"`, `"at": "/sort"`}, {`"kind": "Ledger"`, `"kind": "Farm"`}, {`"name": "crates", `, ``}} {
		files := fstest.MapFS{}
		for _, name := range []string{"crate.json", "farm.json", "ledger.json", "recipe.json"} {
			data, err := os.ReadFile("../../../internal/tenanttest/madeup/" + name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: data}
		}
		const want = "listed of the part sort names the keyed list of an object beside"
		if err := check.Kinds(files); err != nil && strings.Contains(err.Error(), want) {
			t.Fatalf("before anything is broken: %v", err)
		}
		crate := files["crate.json"]
		crate.Data = []byte(strings.Replace(string(crate.Data), broken[0], broken[1], 1))
		if err := check.Kinds(files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", broken[1], err)
		}
	}
}

// TestReadReportsAKindThatBringsNothing breaks what lamps come with.
func TestReadReportsAKindThatBringsNothing(t *testing.T) {
	for with, want := range map[string]string{
		"Fram": `Lamp names the kind "Fram", which does not exist`, "Lamp": `Lamp: with names "Lamp", whose objects are not created`,
		"Row": `Lamp: with names "Row", whose objects are not created`,
	} {
		files := fstest.MapFS{}
		for _, name := range []string{"lamp.json", "farm.json", "row.json"} {
			data, err := os.ReadFile("../../../internal/tenanttest/madeup/" + name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(data), `"with": "Farm"`, `"with": "`+with+`"`))}
		}
		if err := check.Kinds(files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", with, err, want)
		}
	}
}

// TestReadReportsMistakesAboutSteps breaks the made-up kinds whose changes take
// several steps, or a request of another form.
func TestReadReportsMistakesAboutSteps(t *testing.T) {
	tests := []struct{ name, file, old, replacement, want string }{
		{"an id that is no member", "loom", `"id": "mark"`, `"id": "marks"`, `"marks" is not a read-only text of the object`},
		{"an id that documents write", "loom", `"id": "mark"`, `"id": "name"`, `"name" is not a read-only text of the object`},
		{"the vendor's objects known by two values", "loom", `"not": "own *"`, `"not": "own *", "value": "7"`, `a rule has value or not, but not both`},
		{"an unknown equality of texts", "loom", `"xml"`, `"xhtml"`, `unknown value xhtml`},
		{"a partial answer to a deletion", "loom", `"delete": {"path": "/looms/{id}"}`, `"delete": {"path": "/looms/{id}", "partial": true}`, `partial is for lists and for creations by POST`},
		{"a switch that is no boolean", "mill", `"field": "turning"`, `"field": "grain"`, `"grain" is not a boolean member that documents write`},
		{"a switch without a reason", "mill", `, "reason": "a mill that turns cannot be touched"`, ``, `a switch has a reason`},
		{"a switch of what its parent brings along", "mill", `"create": {"how": "post"}`, `"create": {"how": "post", "orAdopt": true}`, `do not fit orAdopt`},
		{"a value that stands for none and is not there", "mill", `"default": {},`, ``, `x-never-removed is for fields with a default, and plan has none`},
		{"a link to names in nothing", "mill", `"in": "/plan", "map"`, `"in": "/plans", "map"`, `a link of plan has a field of the object`},
		{"a link to two sorts of names", "mill", `"map": "wheels"`, `"map": "wheels", "member": "name"`, `either map or member`},
		{"a companion that is not beside it", "press", `"x-together": ["most"]`, `"x-together": ["mots"]`, `"mots" is not a member beside it`},
		{"a word for the top in an element", "press", `"items": {"type": "string"}, "description": "Its cloths.`, `"items": {"type": "string", "x-not-at-create": true}, "description": "Its cloths.`, `are for members at the top`},
		{"an unknown operation", "barrel", `"replace"
      ]`, `"move"]`, `unknown value "move"`},
		{"operations without replace", "barrel", `"replace"
      ]`, `"add"]`, `ops has replace at least`},
		{"a PUT for a field that is not there", "barrel", `"field": "sort"`, `"field": "kind"`, `putIf names a property`},
		{"an omitted member that is not there", "label", `"printed"
      ]`, `"pressed"]`, `"pressed" is omitted and no property`},
		{"a query that depends on a field where nothing is sent", "barrel", `"name": "logical",`, `"name": "logical", "field": "name", "in": ["x"],`, `cannot have the parameter logical`},
		{"a body of a request that sends the object", "sieve", `"repeatable": true`, `"body": "ids"`, `body is for delete and publish`},
		{"a repeatable deletion", "sieve", `"body": "ids"`, `"repeatable": true`, `repeatable is for create and replace`},
		{"a silent creation", "label", `"create": {
        "path": "/labels"`, `"create": {"silent": true, "path": "/labels"`, `silent is for replace`},
		{"a publication without an endpoint", "bell", `"publish": {
        "path": "/bells/ring",
        "body": "ids"
      }`, `"replace": {"path": "/bells/{id}"}`, `publish and api.publish belong together`},
		{"a publication that documents write", "sieve", `"field": "state"`, `"field": "mesh"`, `publish names a property that only the tenant writes`},
		{"a need without its field", "farm", `"requires": {"pointer": "/area"`, `"requires": {"pointer": "/size"`, `requires names a field of the one kind that the reference is to, with a reason, and twin does not`},
		{"an id that no list may have", "farm", `"kind": "Recipe", "form": "name", "unlisted": true`, `"kind": "Recipe", "form": "id", "unlisted": true`, `unlisted is for references by name`},
		{"what comes by itself and can be created", "mill", `"create": {"how": "post"}`, `"create": {"how": "post", "comes": "wait"}`, `comes is for objects below others that are never created`},
		{"a filter of an export of what is not found by parts", "farm", `"denied": "fail",`, `"denied": "fail", "exported": {"fields": ["name"], "filter": "sold eq true", "others": "sold eq false", "missed": "x"},`, `exported is for kinds with a parent whose objects are found by parts`},
		{"an exported field that says nothing", "crate", `"fields": ["sold",`, `"fields": ["label",`, `"label" is read-only, or never empty`},
		{"exported rows by something that is not there", "crate", `"kind": "Gardener", "filter"`, `"kind": "Butcher", "filter"`, `Crate names the kind "Butcher"`},
		{"exported rows by a filter that the list lacks", "crate", `"filter": "buyer.id"`, `"filter": "seller.id"`, `by asks with the ids of a kind`},
		{"holders without the object's id", "recipe", `"value": "{id}"}], "sorter"`, `"value": "all"}], "sorter"`, `each has a path, a query with {id}`},
		{"one file for what has no parent", "mill", `"create": {"how": "post"}`, `"together": true, "create": {"how": "post"}`, `together is for kinds of which a parent has several`},
		{"a declared name with other parts than its identity", "crate", `"name": "sort", "at"`, `"name": "kind", "at"`, `the parts of a declared kind are its identity`},
		{"a setting with an identity", "almanac", `"singleton": true`, `"singleton": true, "identity": [{"name": "id", "in": "body", "description": "Its id."}]`, `a singleton without a parent has no identity`},
		{"a setting that can be deleted", "pantry", `"how": "never"`, `"how": "delete"`, `never listed and never deleted`},
		{"a text whose answer is not left aside", "songbook", `, "silent": true`, ``, `replace has the media multipart/form-data and a part, and is silent`},
		{"a text beside something else", "songbook", `"create": {"how": "put"}`, `"create": {"how": "never"}`, `a setting with one field, and is created and changed by put`},
		{"lines without a rule", "songbook", `"rule": "a song begins with a capital letter",`, ``, `x-lines is for texts, and has a pattern with a rule and an entry`},
		{"lines with a broken expression", "songbook", `"entry": "^[A-Z]"`, `"entry": "^[A-Z"`, `missing closing ]`},
		{"a parameter with an id that no list knows", "ware", `{parent.id}`, `{id}`, `the parameter filters has the unknown variable {id}`},
		{"a parameter with an id where the path has it", "ware", `"read": {"path": "/wares/{id}"}`, `"read": {"path": "/wares/{id}", "query": [{"name": "of", "value": "{parent.id}"}]}`, `the parameter of has the unknown variable {parent.id}`},
		{"two filters in one request", "ware", `"denied": "fail",`, `"denied": "fail", "filters": [{"field": "grade", "op": "eq", "batch": 5}],`, `GET /wares has one filter`},
		{"a form with a number", "banner", `"motto": {"type": ["string", "null"], "minLength": 1`, `"motto": {"type": "integer"`, `the fields of a form are texts, and motto is not one`},
		{"a form that deletes", "banner", `"delete": {"path": "/banners/{id}"}`, `"delete": {"path": "/banners/{id}", "media": "multipart/form-data"}`, `a form is for create and replace`},
		{"a patch of members beside a PUT", "mailbox", `"update": {"path": "/mailboxes/{id}", "media": "application/json"}`, `"update": {"path": "/mailboxes/{id}"}, "replace": {"path": "/mailboxes/{id}"}`, `members is for objects that are only patched`},
		{"a gate that nothing opens", "gate", `"allow": "invited"`, `"allow": "bell"`, `two lists of the object, and the boolean that decides whether they allow`},
		{"a text that is less than a number", "almanac", `"integer",
      "minimum": 1`, `"string",
      "minimum": 1`, `x-less-than is for numbers`},
		{"a number that is less than what is not there", "almanac", `"x-less-than": "harvest"`, `"x-less-than": "reaping"`, `"reaping" is not a member beside it`},
		{"a text that is at most a number", "almanac", `"type": "integer",
      "x-at-most"`, `"type": "string",
      "x-at-most"`, `x-at-most is for numbers`},
		{"a member that is not there beside another", "almanac", `"x-not-with": ["leap"]`, `"x-not-with": ["leep"]`, `"leep" is not a member beside it`},
		{"a field of a sort that is not listed", "jar", `"in": ["PICKLE"]`, `"in": ["SAUCE"]`, `some of those that "sort" lists`},
		{"a field of what is not there", "jar", `{"field": "sort", "in": ["PICKLE"]}`, `{"field": "size", "in": ["PICKLE"]}`, `"size" is not a member beside it`},
		{"fewer at most than at least", "jar", `"maxItems": 3`, `"maxItems": -3`, `minItems and maxItems are for arrays`},
		{"a bare id without a name", "jar", `"form": "object", "nameless"`, `"form": "id", "nameless"`, `nameless is for references in the form of an object`},
		{"a reference to what it is about that documents write", "sticker", `"type": "object", "readOnly": true,`, `"type": "object",`, `about is a read-only reference with an own member`},
		{"a reference to what it is about that keeps it", "sticker", `, "released": true`, ``, `which releases its object`},
		{"an identity that is not what it is about", "sticker", `"name": "name", "in": "about"`, `"name": "name", "in": "path"`, `has two fields of the identity there`},
		{"a list of what is about others without a filter", "sticker", `"target.id"`, `"target.name"`, `listed with a filter for the others' ids`},
		{"an identity that is about nothing", "sticker", `"about": "target",`, ``, `sort has the location about`},
		{"a rule for any value", "sticker", `"enum": ["FARM", "GARDENER", "BADGE"], `, ``, `a rule is about an enum`},
		{"a bare list with pages", "lamp", `"bare": true`, `"bare": true, "page": 50`, `a bare list is whole`},
		{"a bare list of what documents make", "hive", `"page": 50, "denied": "fail"`, `"bare": true`, `a bare list is whole`},
		{"texts that are kept without no character", "jar", `"capitals-without:-"}`, `"capitals-without:"}`, `unknown value capitals-without:`},
		{"a tree without its children", "basket", `"children": "rules"`, `"children": "rulez"`, `x-tree is for objects with x-whole, and names a property and a set`},
		{"a tree joined by what its operator does not say", "basket", `["ALL", "ANY"], "children"`, `["ALL", "BOTH"], "children"`, `the joins of x-tree are values of its operator`},
		{"what lacks its name below another", "hive", `"in": "body",`, `"mayLack": true, "in": "body",`, `mayLack is for names in the body of objects without a parent`},
		{"users without a member to find them by", "recipe", `, "member": "/recipe"`, ``, `it has a path, a page, what, in and member`},
		{"a tree with one value in a set", "basket", `"one": "color"`, `"one": "colors"`, `one and many of x-tree are a value and a set of values`},
		{"a tree with many values and none alone", "basket", `"one": "color", `, ``, `one and many of x-tree are a value and a set of values`},
		{"a tree that needs what is not there", "funnel", `"needs": ["grain"]`, `"needs": ["corn"]`, `needs of x-tree are properties`},
		{"a tree of which a group compares with nothing", "funnel", `"bare": ["THERE"]`, `"bare": ["ALL"]`, `bare values of its operator that join nothing`},
		{"a tree that compares with nothing at all", "funnel", `, "one": "size"`, ``, `bare of x-tree is for trees with one`},
		{"a demand of a value that is not listed", "errand", `{"CUT": {"pointer": "/season"`, `{"BITE": {"pointer": "/season"`, `x-demands has values of the enum of do`},
		{"a demand of what is not there", "errand", `{"pointer": "/season"`, `{"pointer": "/seasons"`, `x-demands has values of the enum of do`},
		{"a demand for no reason", "errand", `"reason": "what is not ripe is not cut"`, `"reason": ""`, `and for each a field of the object, its value and a reason`},
		{"an element that is alone by what is not listed", "errand", `"x-alone": {"member": "who", "in": ["NOBODY"]}`, `"x-alone": {"member": "who", "in": ["MOON"]}`, `x-alone is for lists`},
		{"an alternative that is not there", "errand", `"x-needs-any": ["beds", "everywhere"]`, `"x-needs-any": ["beds", "nowhere"]`, `"nowhere" is not a member beside it`},
		{"a link to what the parent does not have", "row", `"in": "/crops"`, `"in": "/corps"`, `a link of crop to the parent has a field of its objects`},
		{"a number of changes that is negative", "basket", `"x-most-changes": 2`, `"x-most-changes": -2`, `x-most-changes is a number of elements of a set`},
		{"a field that another member fixes for no reason", "basket", `"reason": "an heirloom is filled as it always was"`, `"reason": ""`, `x-fixed-by has a field and a reason`},
		{"a field that is fixed by what documents write", "basket", `"field": "heirloom"`, `"field": "farm"`, `has to be a member at the top that only the tenant writes`},
		{"a sparse list of what can be created", "shutter", `"create": {"how": "never"}`, `"create": {"how": "put"}`, `a sparse list is of objects at the top that always exist`},
		{"a list of an identity without an enum", "sundial", `, "enum": ["garden", "tower", "yard"]`, ``, `an enumerated list has the path of read`},
		{"a list of an identity of which a part is not known", "hourglass", `, "listed": "sand"`, ``, `an enumerated list has the path of read`},
		{"a parameter of the identity with a value", "hourglass", `"read": {"path": "/hourglasses/{id}", "query": [{"name": "filling", "identity": "filling"}]`, `"read": {"path": "/hourglasses/{id}", "query": [{"name": "filling", "identity": "filling", "value": "sand"}]`, `a parameter has a name`},
		{"a listed value in a list of the API", "shutter", `"description": "Its window."}]`, `"description": "Its window.", "listed": "north"}]`, `listed is for fields of the identity in an enumerated list`},
		{"defaults of what is not posted", "poster", `"how": "post"`, `"how": "never"`, `defaults are for objects at the top that are created by POST`},
		{"a secret number that no answer has", "locker", `"turns": {"type": "integer"`, `"turns": {"type": "integer", "writeOnly": true`, `writeOnly is for texts that documents write`},
		{"a secret that nothing hides and something shows", "locker", `"place": {"type": "string"`, `"place": {"type": "string", "x-shown-by": "pinSince"`, `x-shown-by is for fields that are writeOnly`},
		{"a secret that is shown by what is not there", "locker", `"x-shown-by": "pinSince"`, `"x-shown-by": "pinSet"`, `x-shown-by names a member beside it that only the tenant writes`},
		{"a secret in a list", "locker", `"turns": {"type": "integer"`, `"turns": {"type": "array", "items": {"type": "object", "properties": {"to": {"type": "string", "writeOnly": true, "description": "Where to."}}}`, `writeOnly is for members of objects that are in no list`},
		{"a secret that a PUT would lose", "locker", `"update": {"path": "/lockers/{id}"}`, `"update": {"path": "/lockers/{id}"}, "replace": {"path": "/lockers/{id}"}`, `writeOnly is for kinds that are only patched`},
		{"calls without a list", "guild", `"x-listed-at": {"path": "/guilds/{id}/members", "page": 2},`, ``, `x-calls needs it: members`},
		{"calls without a batch", "guild", `, "batch": 2`, ``, `x-calls of members has add, remove and a batch`},
		{"an object that is never empty", "basket", `"type": ["string", "null"], "default": ""`, `"type": ["object", "null"]`, `x-never-empty is for texts and lists, and motto is neither`},
		{"a list of objects that is unique", "basket", `"x-list": "keyed-set"`, `"x-unique": true, "x-list": "keyed-set"`, `x-unique is for texts, numbers, references and sets of these at the top, and prices is not one`},
		{"a number that is no number", "basket", `"affects": {"field": "/shoppers"`, `"affects": {"field": "/name"`, `it has a field of the object that is a whole number, and what is counted`},
		{"a list apart that is ordered", "guild", `"x-list": "set",
      "x-patch"`, `"x-patch"`, `x-listed-at is for sets at the top`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, err := os.ReadFile("../../../internal/tenanttest/madeup/" + tt.file + ".json")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(data), tt.old) {
				t.Fatalf("%s does not hold %s", tt.file, tt.old)
			}
			text := strings.Replace(string(data), tt.old, tt.replacement, 1)
			err = check.Kinds(fstest.MapFS{tt.file + ".json": {Data: []byte(text)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
