package spconfig_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/spconfig"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// read reads a file of made-up kinds with one object of a type.
func read(t *testing.T, objects ...string) *spconfig.Content {
	t.Helper()
	kinds, _ := tenanttest.MadeUp(t)
	content, err := spconfig.Read(kinds, []byte(`{"objects": [`+strings.Join(objects, ",")+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// object is one object of a file.
func object(kind, id, value string) string {
	return `{"self": {"type": "` + kind + `", "id": "` + id + `", "name": "` + id + `"}, "object": ` + value + `}`
}

func wantLost(t *testing.T, content *spconfig.Content, want ...string) {
	t.Helper()
	if !slices.Equal(content.Lost, want) {
		t.Errorf("lost\n  %s\nwant\n  %s", strings.Join(content.Lost, "\n  "), strings.Join(want, "\n  "))
	}
}

func wantKeys(t *testing.T, content *spconfig.Content, want ...state.Key) {
	t.Helper()
	var got []state.Key
	for _, o := range content.Live.All() {
		got = append(got, o.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the objects are %q, want %q", got, want)
	}
}

func TestAnObjectAndWhatIsInsideItBecomeObjects(t *testing.T) {
	content := read(t, object("ORCHARD", "o1", `{"name": "North", "rowNames": ["a"], "rows": [{"id": "r1", "name": "a", "metres": 7}, {"id": "r2", "name": "b"}]}`))
	wantKeys(t, content, "Orchard/North", "Row/North/a", "Row/North/b")
	wantLost(t, content)
	if o := content.Live.Find("Orchard/North"); o.ID != "o1" || o.Value["rowNames"] != nil {
		t.Errorf("the orchard is %v", o.Value)
	}
	if row := content.Live.Find("Row/North/a"); row.Value["metres"] != nil || row.Value["length"] == nil || row.Parent.Key != "Orchard/North" {
		t.Errorf("the row is %v", row.Value)
	}
}

func TestAnObjectFindsItsParentByTheReferenceToIt(t *testing.T) {
	orchard := object("ORCHARD", "o1", `{"id": "o1", "name": "North", "rows": [{"id": "r1", "name": "a"}]}`)
	content := read(t, orchard, object("TREE", "t1", `{"id": "t1", "name": "Oak", "rowRef": {"id": "r1", "name": "a"}}`))
	wantKeys(t, content, "Orchard/North", "Row/North/a", "Tree/North/a/Oak")
	wantLost(t, content)

	content = read(t, object("TREE", "t1", `{"id": "t1", "name": "Oak", "rowRef": {"id": "r9", "name": "z"}}`))
	wantKeys(t, content)
	wantLost(t, content, "TREE: the file does not have the Row that it belongs to (t1)")
}

func TestWhatCannotBeConvertedIsListed(t *testing.T) {
	content := read(t,
		object("ORCHARD", "o1", `{"name": "North", "colour": "green", "empty": {"a": [null, ""]}, "rows": [7, {"name": "a", "gaps": 1}, {"length": 3}]}`),
		object("ORCHARD", "o2", `{"name": "sample orchard", "rows": [{"name": "a"}]}`),
		object("ORCHARD", "o3", `{"name": "South", "colour": "red"}`),
		object("ORCHARD", "o4", `{}`),
		object("CLOUD", "c1", `{"name": "white"}`),
		object("ORCHARD", "o1", `{"name": "North again"}`),
		`{"self": {"type": "ORCHARD"}, "object": []}`, `"nothing"`,
	)
	wantKeys(t, content, "Orchard/North", "Orchard/South", "Row/North/a")
	wantLost(t, content,
		"/objects/6: it is not an object with a type",
		"/objects/7: it is not an object with a type",
		"CLOUD: isc-sync has no kind for this type (c1)",
		"ORCHARD o1: the file has it several times, and the first one counts (o1)",
		"ORCHARD: it came with the land (o2)",
		"Orchard#/colour: documents have no field for it (North, South)",
		"Orchard: it has no name (o4)",
		"Row#/gaps: documents have no field for it (a)",
		"Row: it has no name (o1)",
		"Row: it is not an object (o1/rows/0)",
	)
	if content.Objects != 8 {
		t.Errorf("the file has %d objects", content.Objects)
	}
}

func TestObjectsThatAreLostAreCountedAndNamed(t *testing.T) {
	var clouds []string
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		clouds = append(clouds, object("CLOUD", id, `{}`))
	}
	content := read(t, append(clouds, object("ORCHARD", "o1", `{"name": "North"}`))...)
	wantLost(t, content, "CLOUD: isc-sync has no kind for this type (a, b, c, d, e)")
	if content.Objects != 6 || content.Unconverted != 5 {
		t.Errorf("%d of %d objects were not converted", content.Unconverted, content.Objects)
	}
}

func TestObjectsOfOneKeyTakeNoChildren(t *testing.T) {
	content := read(t,
		object("ORCHARD", "o1", `{"name": "North", "rows": [{"name": "a"}]}`), object("ORCHARD", "o2", `{"name": "North", "rows": [{"name": "b"}]}`))
	wantKeys(t, content, "Orchard/North", "Orchard/North")
	if len(content.Live.Ambiguous("Orchard/North")) != 2 {
		t.Error("the two orchards are one")
	}
}

func TestNamesAreLearntFromTheWholeFile(t *testing.T) {
	content := read(t, object("ORCHARD", "o1", `{"name": "North", "rowNames": [{"type": "TEAM", "id": "t1", "name": "Pickers"}, {"type": "CLOUD", "id": "c1", "name": "white"}]}`))
	if e, known := content.Directory.ByID("Team", "t1"); !known || e.Name != "Pickers" {
		t.Errorf("the team is %v", e)
	}
}

func TestValuesThatCannotBeWrittenBackAreMarked(t *testing.T) {
	content := read(t, object("ORCHARD", "o1", `{"name": "North", "rows": [{"name": "a", "metres": "\ud800"}], "motto": 1, "motto": 2}`))
	if row := content.Live.Find("Row/North/a"); len(row.Malformed) != 1 || row.Malformed[0] != "/length" {
		t.Errorf("the row has %v", row.Malformed)
	}
	if o := content.Live.Find("Orchard/North"); !slices.Contains(o.Malformed, "/motto") {
		t.Errorf("the orchard has %v", o.Malformed)
	}
}

func TestAnElementThatIsThereTwiceCountsOnce(t *testing.T) {
	mapping := func(name, kind string) string {
		return `{"identityAttributeName": "` + name + `", "transformDefinition": {"type": "` + kind + `", "attributes": {}}}`
	}
	profile := object("IDENTITY_PROFILE", "p1", `{"name": "Staff", "identityAttributeConfig": {"attributeTransforms": [`+
		strings.Join([]string{mapping("uid", "a"), mapping("uid", "a"), mapping("email", "a"), mapping("uid", "b"), mapping("uid", "b")}, ",")+`]}}`)
	content, err := spconfig.Read(tenanttest.Kinds(t), []byte(profile))
	if err != nil {
		t.Fatal(err)
	}
	found, _ := jsonvalue.Pointer("/identityAttributeConfig/attributeTransforms").Get(content.Live.Find("IdentityProfile/Staff").Value)
	var kinds []string
	for _, m := range found.([]any) {
		name, _ := jsonvalue.Pointer("/identityAttributeName").Get(m)
		kind, _ := jsonvalue.Pointer("/transformDefinition/type").Get(m)
		kinds = append(kinds, fmt.Sprint(name, " ", kind))
	}
	if want := []string{"uid a", "email a", "uid b"}; !slices.Equal(kinds, want) {
		t.Errorf("the mappings are %q, want %q", kinds, want)
	}
}

func TestSecretsThatTheFileLeavesOutHaveASign(t *testing.T) {
	source := object("SOURCE", "s1", `{"name": "AD", "connectorScriptName": "active-directory", "connectorAttributes": {
		"encrypted": "password, apiKey,accesstoken", "apiKey": "there", "user": "svc",
		"domainSettings": [{"domainDN": "DC=a", "user": "svc-a"}, {"domainDN": "DC=b"}, {"domainDN": "DC=c", "user": "", "useSSL": false}, {"domainDN": "DC=d", "user": "svc-d", "password": "there"}]}}`)
	content, err := spconfig.Read(tenanttest.Kinds(t), []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	want := []jsonvalue.Pointer{"/connectorAttributes/domainSettings/0/password", "/connectorAttributes/password"}
	got := content.Absent["Source/AD"]
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("absent are %q, want %q", got, want)
	}
	for _, at := range want {
		if v, _ := at.Get(content.Live.Find("Source/AD").Value); v == nil {
			t.Errorf("%s has no sign", at)
		}
	}
}

func TestNothingBelongsToWhatIsNotConverted(t *testing.T) {
	content, err := spconfig.Read(tenanttest.Kinds(t), []byte(`[`+
		object("SOURCE", "s1", `{"id": "s1", "name": "Temps", "type": "Non-Employee", "schemas": [{"name": "account"}]}`)+","+
		object("ATTR_SYNC_SOURCE_CONFIG", "acme:s1", `{"source": {"type": "SOURCE", "id": "s1", "name": "Temps"}, "attributes": [{"name": "email", "target": "mail", "enabled": true}]}`)+","+
		object("ATTR_SYNC_SOURCE_CONFIG", "acme:s2", `{"source": {"type": "SOURCE", "id": "s2", "name": "Elsewhere"}, "attributes": [{"name": "email", "target": "mail", "enabled": true}]}`)+`]`))
	if err != nil {
		t.Fatal(err)
	}
	wantKeys(t, content, "AttributeSync/Elsewhere")
	wantLost(t, content,
		"ATTR_SYNC_SOURCE_CONFIG: the Source that it belongs to was not converted (acme:s1)",
		"Source: it is the other half of a non-employee source; declare a NonEmployeeSource (Temps)",
	)
}

func TestEveryFormOfAFileIsRead(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	one := object("ORCHARD", "o1", `{"name": "North"}`)
	for _, text := range []string{one, "[" + one + "]", `{"version": 1, "objects": [` + one + `]}`, "\xef\xbb\xbf" + one} {
		content, err := spconfig.Read(kinds, []byte(text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		wantKeys(t, content, "Orchard/North")
	}
	for _, text := range []string{`{"objects": []}`, `[]`} {
		if content, err := spconfig.Read(kinds, []byte(text)); err != nil || content.Objects != 0 {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestOtherTextsAreRefused(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	deep := strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000)
	for _, c := range []struct{ text, want string }{
		{``, "decode JSON"},
		{`kind: Source`, "decode JSON"},
		{`7`, "it has no objects"},
		{`null`, "it has no objects"},
		{`{"objects": 7}`, "it has no objects"},
		{`{"objects": [{"name": "x"}]}`, "it has no objects"},
		{`[{"self": {}}]`, "it has no objects"},
		{`{"objects": [], "objects": []}`, "the key at /objects is there twice"},
		{`{"objects": [{"self": {"type": "A", "type": "B"}, "object": {}}]}`, "the key at /objects/0/self/type is there twice"},
		{object("ORCHARD", "o1", deep), "exceeded max depth"},
	} {
		if _, err := spconfig.Read(kinds, []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60s: %v, want %s", c.text, err, c.want)
		}
	}
}

func TestALongFileIsRefusedUnread(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	if _, err := spconfig.Read(kinds, make([]byte, spconfig.MaxSize+1)); err == nil || err.Error() != "it is longer than 256 MiB" {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	kinds, _ := tenanttest.MadeUp(f)
	f.Add([]byte(object("ORCHARD", "o1", `{"name": "North", "rows": [{"name": "a", "metres": 7}]}`)))
	f.Add([]byte(`{"objects": [` + object("TREE", "t1", `{"name": 7, "rowRef": [], "nests": {}}`) + `]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		content, err := spconfig.Read(kinds, data)
		if err == nil && content.Live == nil {
			t.Error("neither content nor an error")
		}
	})
}
