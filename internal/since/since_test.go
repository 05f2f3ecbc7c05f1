package since

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/internal/documents"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// load reads the documents of a directory with one file.
func load(t *testing.T, text string) state.Documents {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	set, err := documents.LoadTree(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, kinds, schemas.FS, documents.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return set.Documents
}

const (
	source = "kind: Source\nname: HR\nspec:\n  description: d\n  connector: c\n  owner: o\n  connectorAttributes: {host: h, nested: {a: 1, b: 2}, list: [1, 2]}\n"
	schema = "---\nkind: Schema\nsource: HR\nname: account\nspec:\n  attributes:\n    - {name: id, type: STRING, isMulti: false}\n    - {name: mail, type: STRING}\n"
	group  = "---\nkind: GovernanceGroup\nname: \"Odd \\a \\\"#/~\"\nspec: {owner: o}\n"
)

// texts describe a difference.
func texts(d *Difference) (all []string) {
	for _, key := range d.Differ {
		all = append(all, "differs "+string(key))
	}
	for _, n := range d.Notes("REV") {
		all = append(all, "gone "+string(n.Key)+string(n.Pointer))
	}
	return all
}

func TestCompare(t *testing.T) {
	for name, c := range map[string]struct{ before, after, want string }{
		"nothing":           {source + schema, schema + "---\n# c\n" + source, ""},
		"a new document":    {source, source + schema, "differs Schema/HR/account"},
		"a changed value":   {source, strings.Replace(source, "description: d", "description: e", 1), "differs Source/HR"},
		"a gone document":   {source + schema, source, "gone Schema/HR/account"},
		"a gone field":      {source, strings.Replace(source, "  description: d\n", "", 1), "differs Source/HR, gone Source/HR/description"},
		"a key of a map":    {source, strings.Replace(source, "host: h, ", "", 1), "differs Source/HR, gone Source/HR/connectorAttributes/host"},
		"a key below a key": {source, strings.Replace(source, ", b: 2", "", 1), "differs Source/HR, gone Source/HR/connectorAttributes/nested/b"},
		"a list is whole":   {source, strings.Replace(source, "[1, 2]", "[1]", 1), "differs Source/HR"},
		"a keyed element":   {source + schema, source + strings.Replace(schema, ", isMulti: false", "", 1), "differs Schema/HR/account, gone Schema/HR/account/attributes/0/isMulti"},
		"a removed element": {source + schema, source + strings.Replace(schema, "    - {name: mail, type: STRING}\n", "", 1), "differs Schema/HR/account"},
		"a null":            {strings.Replace(source, "description: d", "description: null", 1), strings.Replace(source, "  description: d\n", "", 1), "differs Source/HR"},
		"a rename": {source + schema, strings.Replace(source, "name: HR", "name: People\npreviously: HR", 1) + strings.Replace(schema, "source: HR", "source: People", 1),
			"differs Schema/People/account, differs Source/People"},
		"deleted on purpose":     {source + schema, "kind: Source\nname: HR\nensure: absent\n", "differs Source/HR"},
		"no deletion any more":   {"kind: Source\nname: HR\nensure: absent\n", group, "differs GovernanceGroup/Odd \a \"#~1~0"},
		"declared after absence": {"kind: Source\nname: HR\nensure: absent\n", source, "differs Source/HR"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(texts(Compare(load(t, c.before), load(t, c.after))), ", "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// undo undoes in a directory with one file.
func undo(t *testing.T, before, after, overlay string) *Undone {
	t.Helper()
	u, err := Undo(Compare(load(t, before), load(t, after)), "REV\n- evil: true", overlay, nil, func(name string) ([]byte, error) {
		if name != "a.yaml" {
			return nil, fs.ErrNotExist
		}
		return []byte(after), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestUndoAsksForAllThatIsGone(t *testing.T) {
	after := strings.Replace(strings.Replace(source, "  description: d\n", "  # its host\n", 1), "host: h, ", "", 1)
	u := undo(t, source+schema+group, after, "")
	text := string(u.Files["a.yaml"])
	docs := load(t, text)
	s := docs.Find("Source/HR")
	attributes, _ := s.Spec["connectorAttributes"].(map[string]any)
	if v, has := s.Spec["description"]; v != nil || !has {
		t.Errorf("the description is %v in\n%s", v, text)
	}
	if v, has := attributes["host"]; v != nil || !has {
		t.Errorf("the host is %v in\n%s", v, text)
	}
	if g := docs.Find("GovernanceGroup/Odd \a \"#~1~0"); g == nil || !g.Absent || !strings.Contains(text, "# its host\n") {
		t.Errorf("not undone:\n%s", text)
	}
	if len(u.Left) != 1 || u.Left[0].Key != "Schema/HR/account" || !strings.Contains(u.Left[0].Why, "cannot be deleted") {
		t.Errorf("left: %+v", u.Left)
	}
	if again := undo(t, source+schema+group, text, ""); len(again.Files) != 0 {
		t.Errorf("a second time, it writes\n%s", again.Files["a.yaml"])
	}
}

func TestUndoLeavesWhatNoDocumentCanAskFor(t *testing.T) {
	u := undo(t, source, strings.Replace(source, ", b: 2", "", 1), "")
	if len(u.Files) != 0 || len(u.Left) != 1 || u.Left[0].Pointer != "/connectorAttributes/nested/b" {
		t.Errorf("%+v", u)
	}
	gone := Compare(load(t, source+group), load(t, source))
	gone.Gone[0].File = "overlays/prod/group.yaml"
	u, err := Undo(gone, "REV", "overlays/prod", nil, func(string) ([]byte, error) { return nil, errors.New("not to be read") })
	if err != nil || len(u.Files) != 0 || len(u.Left) != 1 {
		t.Errorf("%+v, %v", u, err)
	}
}

// TestUndoLeavesWhatConcernsOtherEnvironments: what is written outside of overlays holds
// for all of them.
func TestUndoLeavesWhatConcernsOtherEnvironments(t *testing.T) {
	unread := func(string) ([]byte, error) { return nil, errors.New("not to be read") }
	for name, has := range map[string]string{"the resource": source, "what belongs to it": schema[len("---\n"):]} {
		gone := Compare(load(t, source+group), load(t, group[len("---\n"):]))
		u, err := Undo(gone, "REV", "", []Declared{{"prod", load(t, has)}}, unread)
		if err != nil || len(u.Files) != 0 || len(u.Left) != 1 || !strings.Contains(u.Left[0].Why, "the environment prod declares ") {
			t.Errorf("%s: %+v, %v", name, u, err)
		}
	}
	before := load(t, source)
	before[0].Layered = true
	cleared := Compare(before, load(t, strings.Replace(source, "  description: d\n", "", 1)))
	u, err := Undo(cleared, "REV", "overlays/prod", nil, unread)
	if err != nil || len(u.Files) != 0 || len(u.Left) != 1 || u.Left[0].Pointer != "/description" {
		t.Errorf("a field of an overlay: %+v, %v", u, err)
	}
}

func TestWhatGoesWithItsParentIsNotNamed(t *testing.T) {
	u := undo(t, source+schema+group, group[len("---\n"):], "")
	if !slices.Equal(u.Absent, []state.Key{"Source/HR"}) || len(u.Left) != 0 {
		t.Errorf("%+v", u)
	}
}

func TestWithNeighbours(t *testing.T) {
	const profile = "---\nkind: AccessProfile\nname: Door\nspec: {owner: o, source: HR, entitlements: []}\n"
	const role = "---\nkind: Role\nname: Staff\nspec: {owner: o, accessProfiles: [Door]}\n"
	docs := load(t, source+schema+group+profile+role)
	for key, want := range map[state.Key]string{
		"Source/HR":          "AccessProfile/Door, Source/HR",
		"AccessProfile/Door": "AccessProfile/Door, Role/Staff, Source/HR",
		"Role/Staff":         "AccessProfile/Door, Role/Staff",
		"Schema/HR/account":  "Schema/HR/account",
	} {
		var got []string
		for _, near := range WithNeighbours(docs, []state.Key{key}) {
			got = append(got, string(near))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %s, want %s", key, strings.Join(got, ", "), want)
		}
	}
}

// References are found by a pin, in a free map and in the same parent.
func TestWithNeighboursFindsEveryForm(t *testing.T) {
	const groups = "---\nkind: Schema\nsource: HR\nname: group\nspec: {identityAttribute: id, attributes: [{name: id, type: STRING}]}\n"
	docs := load(t, strings.Replace(source, "name: HR\n", "name: HR\nid: 2c918\n", 1)+strings.Replace(schema, "type: STRING}", "type: STRING, schema: group}", 1)+groups+
		"---\nkind: AccessProfile\nname: Door\nspec: {owner: o, source: {id: 2c918}, entitlements: []}\n"+
		"---\nkind: Transform\nname: A\nspec: {type: reference, attributes: {id: B}}\n---\nkind: Transform\nname: B\nspec: {type: upper}\n")
	for _, pair := range [][2]state.Key{{"Source/HR", "AccessProfile/Door"}, {"Transform/A", "Transform/B"}, {"Schema/HR/account", "Schema/HR/group"}} {
		for _, from := range []int{0, 1} {
			if !slices.Contains(WithNeighbours(docs, []state.Key{pair[from]}), pair[1-from]) {
				t.Errorf("%s does not bring %s", pair[from], pair[1-from])
			}
		}
	}
}
