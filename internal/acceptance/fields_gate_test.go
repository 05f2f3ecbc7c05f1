package acceptance

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/state/registry"
	"isc-sync/state/registry/check"
)

// thing is a kind with a field of each sort.
const thing = `{
  "x-kind": {
    "name": "Thing", "versions": ["v2025"], "identity": [{"name": "name", "in": "body", "description": "Its name."}], "address": ["id"],
    "api": {
      "list": {"path": "/things"}, "read": {"path": "/things/{id}"}, "create": {"path": "/things"},
      "update": {"path": "/things/{id}"}, "replace": {"path": "/things/{id}", "silent": true}, "delete": {"path": "/things/{id}"}
    },
    "create": {"how": "post"}, "update": {"how": "json-patch"}, "delete": {"how": "delete"}
  },
  "$defs": {
    "rule": {
      "type": "object", "description": "A rule.", "x-depth": 3, "x-whole": true, "required": ["text"],
      "properties": {
        "text": {"type": "string", "description": "What it says."},
        "rules": {"type": "array", "description": "Those below it.", "x-list": "ordered", "items": {"$ref": "#/$defs/rule"}}
      }
    }
  },
  "description": "A thing.", "type": "object", "required": ["name"],
  "properties": {
    "id": {"type": "string", "readOnly": true, "description": "Its id."},
    "name": {"type": "string", "description": "Its name.", "x-immutable": "after-create"},
    "text": {"type": ["string", "null"], "description": "A text."},
    "flag": {"type": "boolean", "default": false, "description": "A flag."},
    "owner": {"type": ["object", "null"], "description": "Whose it is.", "x-ref": {"kind": "Thing", "form": "object"}},
    "tags": {"type": "array", "description": "A set.", "x-list": "set", "items": {"type": "string"}},
    "friends": {
      "type": "array", "description": "A set that calls change.", "x-list": "set", "x-listed-at": {"path": "/things/{id}/friends", "page": 2},
      "x-calls": {"add": {"path": "/things/{id}/friends/add"}, "remove": {"path": "/things/{id}/friends/remove"}, "batch": 5},
      "items": {"type": "object", "x-ref": {"kind": "Thing", "form": "object"}}
    },
    "more": {
      "type": "object", "description": "A free map.", "additionalProperties": true, "x-patch": "key",
      "x-owned": [{"keys": ["server*"], "hint": "leave it out"}]
    },
    "rules": {"type": "array", "description": "Rules within rules.", "x-list": "ordered", "items": {"$ref": "#/$defs/rule"}},
    "parts": {
      "type": "array", "description": "A keyed list.", "x-list": "keyed", "x-key": "name",
      "items": {
        "type": "object", "description": "A part.", "required": ["name", "size"],
        "properties": {
          "name": {"type": "string", "description": "Its name."},
          "size": {"type": "integer", "description": "Its size."}
        }
      }
    }
  }
}`

func things(t *testing.T) *registry.Kind {
	t.Helper()
	files := fstest.MapFS{"thing.json": {Data: []byte(thing)}}
	if err := check.Kinds(files); err != nil {
		t.Fatal(err)
	}
	kinds, err := registry.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return kinds.Find("Thing")
}

func TestEveryWritableFieldHasItsDemands(t *testing.T) {
	var got []string
	for _, d := range demandsOf(things(t)) {
		got = append(got, strings.TrimPrefix(d.String(), "Thing#"))
	}
	want := []string{
		" is created", " is deleted", "/name is given at creation",
		"/text goes from a value to none", "/text goes from one value to another",
		"/flag goes from a value to none", "/flag goes from one value to another",
		"/owner goes from a value to none", "/owner goes from one value to another",
		"/tags goes from a value to none", "/tags gets a key or element more", "/tags loses a key or element",
		"/friends goes from a value to none", "/friends gets a key or element more", "/friends loses a key or element",
		"/more goes from a value to none", "/more gets a key or element more", "/more loses a key or element",
		"/more gets another value for a key that it keeps",
		"/rules goes from a value to none", "/rules gets a key or element more", "/rules loses a key or element",
		"/rules/*/text goes from one value to another", "/rules/*/rules goes from a value to none",
		"/rules/*/rules gets a key or element more", "/rules/*/rules loses a key or element",
		"/parts goes from a value to none", "/parts gets a key or element more", "/parts loses a key or element",
		"/parts/*/size goes from one value to another",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatHappenedIsReadFromTwoStatesOfAnObject(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"nothing happened", `{"text": "a"}`, `{"text": "a"}`, ""},
		{"a first value is no change", `{}`, `{"text": "a"}`, ""},
		{"another value", `{"text": "a"}`, `{"text": "b"}`, "/text goes from one value to another"},
		{"null", `{"text": "a"}`, `{"text": null}`, "/text goes from a value to none"},
		{"the default is none", `{"flag": true}`, `{"flag": false}`, "/flag goes from a value to none"},
		{"away from the default", `{"flag": false}`, `{"flag": true}`, "/flag goes from one value to another"},
		{"a read-only field", `{"id": "1"}`, `{"id": "2"}`, ""},
		{"another name of the same", `{"owner": {"id": "1", "name": "a"}}`, `{"owner": {"id": "1", "name": "b"}}`, ""},
		{"another reference", `{"owner": {"id": "1"}}`, `{"owner": {"id": "2"}}`, "/owner goes from one value to another"},
		{"a set in another order", `{"tags": ["a", "b"]}`, `{"tags": ["b", "a"]}`, ""},
		{"a first member", `{}`, `{"tags": ["a"]}`, "/tags gets a key or element more"},
		{"the last member", `{"tags": ["a"]}`, `{"tags": []}`, "/tags goes from a value to none, /tags loses a key or element"},
		{"a key", `{"more": {"a": 1}}`, `{"more": {"a": 1, "b": 1}}`, "/more gets a key or element more"},
		{"a key's value", `{"more": {"a": 1}}`, `{"more": {"a": 2}}`, "/more gets another value for a key that it keeps"},
		{"a key that is gone", `{"more": {"a": 1, "b": 1}}`, `{"more": {"a": 1, "b": null}}`, "/more loses a key or element"},
		{"a key of the tenant's", `{"more": {"a": 1}}`, `{"more": {"a": 1, "serverTime": 1}}`, ""},
		{"an element at another place", `{"parts": [{"name": "a", "size": 1}, {"name": "b", "size": 2}]}`, `{"parts": [{"name": "b", "size": 2}, {"name": "a", "size": 3}]}`, "/parts/*/size goes from one value to another"},
		{"an element for another", `{"parts": [{"name": "a", "size": 1}]}`, `{"parts": [{"name": "b", "size": 2}]}`, "/parts gets a key or element more, /parts loses a key or element"},
	}
	kind := things(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			seen := evidence{}
			seen.compare(kind.Name, kind.Spec, object(kind, []byte(tt.before)), object(kind, []byte(tt.after)))
			var got []string
			for d := range maps.Keys(seen) {
				if slices.Contains(demandsOf(kind), d) {
					got = append(got, strings.TrimPrefix(d.String(), "Thing#"))
				}
			}
			slices.Sort(got)
			if text := strings.Join(got, ", "); text != tt.want {
				t.Errorf("got %q, want %q", text, tt.want)
			}
		})
	}
}

func TestExceptionsMustBeNeeded(t *testing.T) {
	kind := things(t)
	seen := evidence{}
	for _, d := range demandsOf(kind) {
		seen[d] = true
	}
	owner, text := demand{"Thing", "/owner", cleared}, demand{"Thing", "/text", changed}
	delete(seen, owner)
	delete(seen, text)
	got := missing([]*registry.Kind{kind}, seen, []exception{
		{"Thing", "/owner", cleared, "everything has an owner"},
		{"Thing", "/flag", changed, "wrong: it was seen"},
		{"Thing", "/id", "", "wrong: nobody writes it"},
	})
	want := []string{
		"Thing#/text goes from one value to another: no script shows it",
		"Thing#/flag goes from one value to another: a script shows it, so it is no exception",
		"Thing#/id : there is nothing to except",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
