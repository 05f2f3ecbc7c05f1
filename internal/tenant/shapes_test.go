package tenant_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
	"isc-sync/state/registry/check"
)

// shape is a list as a kind file says it, and as a tenant has it.
type shape struct {
	words  string
	tenant strictList
}

var shapes = map[string]shape{
	"one name a request": {
		`{"path": "/tools", "page": 250, "filters": [{"field": "name", "op": "eq", "batch": 1}]}`,
		strictList{ops: map[string][]string{"name": {"eq", "sw"}}, most: 1, size: 250, marker: "offset", count: true},
	},
	"several names a request, sorted": {
		`{"path": "/tools", "page": 250, "sorter": "id", "filters": [{"field": "id", "op": "in", "batch": 50}, {"field": "name", "op": "in", "batch": 50}]}`,
		strictList{ops: map[string][]string{"id": {"in"}, "name": {"in"}}, most: 50, sorters: []string{"id"}, size: 250, marker: "offset", count: true},
	},
	"a chain of comparisons": {
		`{"path": "/tools", "page": 250, "filters": [{"field": "id", "op": "in", "batch": 20}, {"field": "name", "op": "eq", "batch": 20}]}`,
		strictList{ops: map[string][]string{"id": {"in"}, "name": {"eq"}}, most: 20, size: 250, marker: "offset", count: true},
	},
	"a chain that the tenant refuses": {
		`{"path": "/tools", "page": 250, "filters": [{"field": "name", "op": "eq", "batch": 20}]}`,
		strictList{ops: map[string][]string{"name": {"eq"}}, most: 1, size: 250, marker: "offset", count: true},
	},
	"small pages, no filter": {
		`{"path": "/tools", "page": 50}`,
		strictList{size: 50, marker: "offset", count: true},
	},
	"one page, and a filter": {
		`{"path": "/tools", "page": 300, "marker": "none", "filters": [{"field": "name", "op": "eq", "batch": 20}]}`,
		strictList{ops: map[string][]string{"name": {"eq"}}, most: 20, size: 300, count: true},
	},
	"no parameter at all": {
		`{"path": "/tools"}`, strictList{},
	},
	"no pages, but a filter": {
		`{"path": "/tools", "filters": [{"field": "name", "op": "eq", "batch": 1}]}`,
		strictList{ops: map[string][]string{"name": {"eq"}}, most: 1},
	},
	"start, an envelope and a fixed parameter": {
		`{"path": "/tools", "page": 250, "marker": "start", "uncounted": true, "rows": "/items", "total": "/count", "query": [{"name": "hidden", "value": "true"}]}`,
		strictList{size: 250, marker: "start", rowsAt: "items", totalAt: "count", fixed: url.Values{"hidden": {"true"}}},
	},
	"a marker of the next page": {
		`{"path": "/tools", "page": 100, "marker": "next", "uncounted": true, "rows": "/items", "next": "/next"}`,
		strictList{size: 100, marker: "next", rowsAt: "items", nextAt: "next"},
	},
	"neither a count nor a filter": {
		`{"path": "/tools", "page": 250, "uncounted": true}`,
		strictList{size: 250, marker: "offset"},
	},
	"names that a filter does not find": {
		`{"path": "/tools", "page": 250, "filters": [{"field": "name", "op": "eq", "batch": 1, "except": "+"}]}`,
		strictList{ops: map[string][]string{"name": {"eq"}}, most: 1, blind: "+", size: 250, marker: "offset", count: true},
	},
	"a long list": {
		`{"path": "/tools", "page": 250, "long": true, "filters": [{"field": "name", "op": "in", "batch": 50}]}`,
		strictList{ops: map[string][]string{"name": {"in"}}, most: 50, size: 250, marker: "offset", count: true},
	},
}

// toolKinds has the made-up kind Tool with these words; read is left out of its
// API where there is none.
func toolKinds(t *testing.T, list, read, more string) *registry.Kinds {
	t.Helper()
	return readKinds(t, toolFiles(list, read, more))
}

func toolFiles(list, read, more string) fstest.MapFS {
	return fstest.MapFS{"tool.json": {Data: []byte(`{
		"title": "Tool", "description": "A made-up kind.",
		"x-kind": {
			"name": "Tool", "type": "TOOL", "identity": [{"name": "name", "in": "body", "description": "Its name."}], "address": ["id"],
			"api": {"list": ` + list + `, ` + read + ` "create": {"path": "/tools"}, "update": {"path": "/tools/{id}"}},
			"create": {"how": "post"}, "update": {"how": "json-patch"}, "delete": {"how": "never"}` + more + `
		},
		"type": "object",
		"properties": {
			"id": {"type": "string", "readOnly": true, "description": "Its id."},
			"name": {"type": "string", "description": "Its name."},
			"sort": {"type": "string", "description": "Its sort."},
			"spare": {"type": ["string", "null"], "description": "Another tool.", "x-ref": {"kind": "Tool", "form": "id"}}
		}
	}`)}}
}

func readKinds(t *testing.T, files fstest.MapFS) *registry.Kinds {
	t.Helper()
	if err := check.Kinds(files); err != nil {
		t.Fatal(err)
	}
	kinds, err := registry.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

const readTool = `"read": {"path": "/tools/{id}"},`

// tools are documents of tools with these names; "name#id" pins the id.
func tools(kinds *registry.Kinds, names ...string) state.Documents {
	var docs state.Documents
	for _, name := range names {
		name, id, _ := strings.Cut(name, "#")
		docs = append(docs, &state.Document{
			Key: state.NewKey("Tool", name), Kind: kinds.Find("Tool"), ID: id, Identity: []string{name}, Spec: map[string]any{},
		})
	}
	docs.Sort()
	return docs
}

// everyTenth are n names of numbered rows, ten rows apart.
func everyTenth(n int) []string {
	var names []string
	for i := range n {
		names = append(names, numbered(i*10 + 1)[i*10]["name"].(string))
	}
	return names
}

func TestWantedRowsAreReadWithTheFewestRequests(t *testing.T) {
	for _, c := range []struct {
		shape    string
		rows     int
		names    []string
		requests int
	}{
		{"one name a request", 1000, []string{"T0900"}, 1},
		{"one name a request", 200, everyTenth(20), 1},              // one page has all
		{"one name a request", 2000, []string{"T0900", "T1900"}, 3}, // the first page, and two names
		{"one name a request", 500, everyTenth(50), 2},              // two pages
		{"one name a request", 2000, []string{"T0001", "T1900"}, 2}, // the first page has one of them
		{"one name a request", 2000, []string{"T0900#0900"}, 3},     // no filter for ids: the first page, a name, and an id by itself
		{"several names a request, sorted", 2000, []string{"T0900#0900"}, 1},
		{"several names a request, sorted", 2000, everyTenth(50), 1},
		{"several names a request, sorted", 2000, everyTenth(120), 3}, // the first page has 25 of them
		{"a chain of comparisons", 2000, everyTenth(20), 1},
		{"a chain of comparisons", 2000, []string{"T0900#0900", "T1900"}, 1},
		{"a chain that the tenant refuses", 2000, []string{"T0900", "T1900"}, 3},
		{"small pages, no filter", 120, []string{"T0119"}, 3},
		{"small pages, no filter", 50, []string{"T0001"}, 1},
		{"one page, and a filter", 300, everyTenth(30), 1},
		{"one page, and a filter", 900, everyTenth(30), 1}, // the page has all that are wanted
		{"one page, and a filter", 900, everyTenth(90), 4}, // the page, and what it does not have
		{"no parameter at all", 600, everyTenth(60), 1},
		{"no pages, but a filter", 600, []string{"T0001"}, 1},
		{"no pages, but a filter", 600, everyTenth(60), 1},
		{"start, an envelope and a fixed parameter", 600, []string{"T0599"}, 3},
		{"a marker of the next page", 250, []string{"T0249"}, 3},
		{"neither a count nor a filter", 600, []string{"T0599"}, 3},
		{"names that a filter does not find", 300, []string{"T0299"}, 1},
		{"names that a filter does not find", 300, []string{"A+B"}, 2},
		{"a long list", 2000, everyTenth(60), 2},
	} {
		t.Run(c.shape+" "+c.names[0], func(t *testing.T) {
			kinds := toolKinds(t, shapes[c.shape].words, readTool, "")
			list := shapes[c.shape].tenant
			list.rows = numbered(c.rows)
			list.rows[c.rows-1]["name"] = "A+B"
			s := &strict{lists: map[string]*strictList{"/tools": &list}}
			reader := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
			docs := tools(kinds, c.names...)
			snapshot, err := reader.Declared(t.Context(), docs)
			if err != nil {
				t.Fatalf("%v\n%s", err, strings.Join(s.asked, "\n"))
			}
			for _, d := range docs {
				if snapshot.Live.Find(d.Key) == nil {
					t.Errorf("%s was not read", d.Key)
				}
			}
			if len(s.asked) != c.requests {
				t.Errorf("%d requests, want %d:\n%s", len(s.asked), c.requests, strings.Join(s.asked, "\n"))
			}
		})
	}
}

func TestAnObjectIsFoundInEveryShapeOfList(t *testing.T) {
	for name, shape := range shapes {
		for title, read := range map[string]string{"": readTool, ", read from the list": ""} {
			t.Run(name+title, func(t *testing.T) {
				kinds := toolKinds(t, shape.words, read, "")
				list := shape.tenant
				list.rows, list.noGet = numbered(300), read == ""
				list.rows[298]["name"] = `a "quoted" \ name`
				s := &strict{lists: map[string]*strictList{"/tools": &list}}
				reader := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
				for _, wanted := range []string{`a "quoted" \ name`, "T0298", "t0298", "none"} {
					at := tenant.Location{
						Kind: kinds.Find("Tool"), Key: state.NewKey("Tool", wanted), Identity: map[string]string{"name": wanted}, Vars: map[string]string{},
					}
					o, err := reader.FindOrGet(t.Context(), at)
					if err != nil {
						t.Fatalf("%v\n%s", err, strings.Join(s.asked, "\n"))
					}
					exists := slices.ContainsFunc(list.rows, func(row map[string]any) bool { return row["name"] == wanted })
					if (o != nil) != exists {
						t.Errorf("%s: found %v", wanted, o)
					}
					if o == nil {
						continue
					}
					at.Vars = map[string]string{"id": o.ID}
					if again, err := reader.Current(t.Context(), at); err != nil || again == nil || again.ID != o.ID || o.Address != o.ID {
						t.Errorf("%s: by its id %v, %v", wanted, again, err)
					}
				}
				if named, err := reader.Named(t.Context(), kinds.Find("Tool"), "T0298"); err != nil || len(named) == 0 {
					t.Errorf("by name: %v, %v", named, err)
				}
			})
		}
	}
}

func TestAllRowsOfEveryShapeAreExported(t *testing.T) {
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			kinds := toolKinds(t, shape.words, readTool, "")
			list := shape.tenant
			list.rows = numbered(260)
			s := &strict{lists: map[string]*strictList{"/tools": &list}}
			reader := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
			snapshot, err := reader.Everything(t.Context(), kinds.All(), nil)
			if err != nil {
				t.Fatalf("%v\n%s", err, strings.Join(s.asked, "\n"))
			}
			if n := len(snapshot.Live.All()); n != 260 {
				t.Errorf("%d objects, want 260:\n%s", n, strings.Join(s.asked, "\n"))
			}
			pages := 1
			if list.size > 0 {
				pages = (260 + list.size - 1) / list.size
			}
			if len(s.asked) != pages {
				t.Errorf("%d requests, want %d:\n%s", len(s.asked), pages, strings.Join(s.asked, "\n"))
			}
		})
	}
}

// box is a made-up kind whose objects refer to tools.
const box = `{
	"title": "Box", "description": "A made-up kind.",
	"x-kind": {
		"name": "Box", "identity": [{"name": "name", "in": "body", "description": "Its name."}], "address": ["id"],
		"api": {"list": {"path": "/boxes"}, "read": {"path": "/boxes/{id}"}, "create": {"path": "/boxes"}, "update": {"path": "/boxes/{id}"}},
		"create": {"how": "post"}, "update": {"how": "json-patch"}, "delete": {"how": "never"}
	},
	"type": "object",
	"properties": {
		"name": {"type": "string", "description": "Its name."},
		"holds": {"type": "object", "description": "A tool.", "x-ref": {"kind": "Tool", "form": "object"}}
	}
}`

// TestADeclaredKindMayBeLookedUp reads a kind whose objects documents declare and
// refer to, and whose list may be closed: names are then known from the references
// that the tenant has.
func TestADeclaredKindMayBeLookedUp(t *testing.T) {
	for _, c := range []struct {
		name     string
		status   int
		requests int
	}{
		{"listed", 0, 2},
		{"closed", http.StatusForbidden, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := toolFiles(shapes["one name a request"].words, readTool, `, "lookup": {"fromReferences": true}`)
			files["box.json"] = &fstest.MapFile{Data: []byte(box)}
			kinds := readKinds(t, files)
			list := shapes["one name a request"].tenant
			list.rows, list.status = numbered(5), c.status
			boxes := &strictList{rows: []map[string]any{{"id": "b", "name": "Red", "holds": map[string]any{"id": "0002", "name": "T0002", "type": "TOOL"}}}}
			s := &strict{lists: map[string]*strictList{"/tools": &list, "/boxes": boxes}}
			reader := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
			snapshot, err := reader.Declared(t.Context(), state.Documents{{
				Key: state.NewKey("Box", "Red"), Kind: kinds.Find("Box"), Identity: []string{"Red"}, Spec: map[string]any{"holds": "T0002"},
			}})
			if err != nil {
				t.Fatal(err)
			}
			o := snapshot.Live.Find(state.NewKey("Tool", "T0002"))
			if (o != nil) != (c.status == 0) {
				t.Errorf("T0002 is %v", o)
			}
			if found := snapshot.Directory.ByName("Tool", "T0002"); len(found) != 1 || found[0].ID != "0002" {
				t.Errorf("the directory has %v", found)
			}
			if why := snapshot.Directory.Unread("Tool"); (why != "") != (c.status != 0) {
				t.Errorf("not read: %q", why)
			}
			if len(s.asked) != c.requests {
				t.Errorf("%d requests: %v", len(s.asked), s.asked)
			}
		})
	}
}

func TestObjectsOfTheVendorAreNotCountedAsUndeclared(t *testing.T) {
	kinds := toolKinds(t, shapes["one name a request"].words, readTool, `, "vendorOwned": [{"field": "/sort", "reason": "it came with the tenant"}]`)
	list := shapes["one name a request"].tenant
	list.rows = numbered(5)
	delete(list.rows[1], "sort")
	list.rows[2]["sort"] = nil
	s := &strict{lists: map[string]*strictList{"/tools": &list}}
	reader := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
	docs := tools(kinds, "T0002")
	snapshot, err := reader.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	others, err := reader.Others(t.Context(), snapshot, docs, false)
	if err != nil || len(others) != 1 || !slices.Equal(others[0].Keys, []state.Key{"Tool/T0003"}) {
		t.Errorf("%v, %v", others, err)
	}
}

// lid is a made-up kind of which each tool has one at most.
const lid = `{
	"title": "Lid", "description": "A made-up kind.",
	"x-kind": {
		"name": "Lid", "parent": "Tool", "singleton": true,
		"identity": [{"name": "tool", "in": "parent", "description": "The tool that it belongs to."}],
		"api": {"read": {"path": "/tools/{parent.id}/lid"}, "replace": {"path": "/tools/{parent.id}/lid"}},
		"create": {"how": "put"}, "update": {"how": "put", "reason": "it is taken whole"}, "delete": {"how": "never"}
	},
	"type": "object",
	"properties": {"colour": {"type": "string", "description": "Its colour."}}
}`

func TestAnAnswerWithoutContentMeansThatNothingIsSet(t *testing.T) {
	files := toolFiles(shapes["no parameter at all"].words, readTool, "")
	files["lid.json"] = &fstest.MapFile{Data: []byte(lid)}
	kinds := readKinds(t, files)
	s := &strict{lists: map[string]*strictList{"/tools": {rows: numbered(1)}, "/tools/0001/lid": {status: http.StatusNoContent}}}
	reader := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
	key := state.NewKey("Lid", "T0001")
	docs := append(tools(kinds, "T0001"), &state.Document{Key: key, Kind: kinds.Find("Lid"), Identity: []string{"T0001"}, Spec: map[string]any{}})
	docs.Sort()
	snapshot, err := reader.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	if o := snapshot.Live.Find(key); o != nil || snapshot.Live.Unread("Lid", "Tool/T0001").Happened() {
		t.Errorf("there is %v, not read: %v", o, snapshot.Live.NotRead())
	}
	o, err := reader.Current(t.Context(), tenant.Location{Kind: kinds.Find("Lid"), Key: key, Vars: map[string]string{"parent.id": "0001"}})
	if o != nil || err != nil {
		t.Errorf("read by itself: %v, %v", o, err)
	}
}

func TestNamesAreLookedUpInEveryShapeOfList(t *testing.T) {
	for _, c := range []struct {
		shape    string
		names    []string
		requests int // besides the one for boxes
	}{
		{"one name a request", []string{"T0299"}, 1},
		{"one name a request", []string{"T0001", "T0002", "T0003"}, 1},
		{"several names a request, sorted", []string{"T0299", "T0298"}, 1},
		{"a chain that the tenant refuses", []string{"T0299", "T0298"}, 3},
		{"small pages, no filter", []string{"T0299"}, 6},
		{"no parameter at all", []string{"T0299", "A+B"}, 1},
		{"start, an envelope and a fixed parameter", []string{"T0299"}, 2},
		{"a marker of the next page", []string{"T0299"}, 3},
		{"names that a filter does not find", []string{"A+B"}, 2},
		{"names that a filter does not find", []string{"T0299"}, 1},
		{"names that a filter does not find", []string{"none"}, 2}, // by its name, and what may have been meant
		{"a long list", []string{"T0299", "T0298"}, 1},
	} {
		t.Run(c.shape+" "+c.names[0], func(t *testing.T) {
			kinds := readKinds(t, fstest.MapFS{"box.json": {Data: []byte(box)}, "tool.json": {Data: []byte(`{
				"title": "Tool", "description": "A made-up kind that is only referred to.",
				"x-kind": {"name": "Tool", "type": "TOOL", "api": {"list": ` + shapes[c.shape].words + `}, "lookup": {"id": "/id", "name": "/name"}},
				"type": "object",
				"properties": {"id": {"type": "string", "description": "Its id."}}
			}`)}})
			list := shapes[c.shape].tenant
			list.rows = numbered(300)
			list.rows[299]["name"] = "A+B"
			s := &strict{lists: map[string]*strictList{"/tools": &list, "/boxes": {}}}
			reader := &tenant.Reader{Client: s.client(t), Kinds: kinds, Version: "v2025"}
			var docs state.Documents
			for _, name := range c.names {
				docs = append(docs, &state.Document{
					Key: state.NewKey("Box", "of "+name), Kind: kinds.Find("Box"), Identity: []string{"of " + name}, Spec: map[string]any{"holds": name},
				})
			}
			docs.Sort()
			snapshot, err := reader.Declared(t.Context(), docs)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range c.names {
				if found := snapshot.Directory.ByName("Tool", name); (len(found) == 1) != (name != "none") {
					t.Errorf("%s is %v; %s", name, found, snapshot.Directory.Unread("Tool"))
				}
			}
			if n := len(s.asked) - 1; n != c.requests {
				t.Errorf("%d requests, want %d:\n%s", n, c.requests, strings.Join(s.asked, "\n"))
			}
		})
	}
}
