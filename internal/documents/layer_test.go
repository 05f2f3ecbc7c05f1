package documents

import (
	"slices"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

const overlaidBase = `kind: Source
name: HR
id: 2c91808a
spec:
  description: base
  owner: jane
  features: [PROVISIONING, PASSWORD]
  connectorAttributes:
    host: base.example
    port: 636
    nested: {a: 1, b: [1, 2]}
    password: !env BASE_PASSWORD
---
kind: Schema
source: HR
name: account
spec:
  attributes:
    - {name: id, type: STRING, isMulti: true}
    - {name: mail, type: STRING}
    - {name: phone, type: STRING}
---
kind: Source
name: Going
ensure: absent
---
kind: Source
name: Elsewhere
spec: {}
---
kind: Schema
source: Elsewhere
name: account
spec: {}
`

const overlaidProd = `kind: Source
name: HR
id: null
spec:
  owner: {id: 2c91808b}
  features: [AUTHENTICATE]
  description: null
  connectorAttributes:
    host: !var host
    nested: {b: [3], c: !file notes.txt}
    password: !env PROD_PASSWORD
---
kind: Schema
source: HR
name: account
spec:
  attributes:
    - {name: id, isMulti: false}
    - {name: uid, type: STRING}
    - {name: mail, description: the mail}
    - {name: fax, type: STRING}
---
kind: Source
name: Going
ensure: null
spec: {description: stays}
---
kind: Source
name: Elsewhere
ensure: absent
---
kind: Transform
name: Only Here
spec: {type: upper, attributes: {}}
`

func overlaid() map[string]string {
	return map[string]string{
		SettingsFile: "environments:\n  dev: {overlay: overlays/dev}\n  prod: {overlay: overlays/prod/, vars: {host: prod.example}}\n",
		"base.yaml":  overlaidBase, "overlays/prod/all.yaml": overlaidProd,
		"overlays/prod/notes.txt": "of prod", "overlays/dev/broken.yaml": "kind: None",
	}
}

func loadOverlaid(t *testing.T, env string) *Set {
	t.Helper()
	set, err := loadTree(t, overlaid(), Options{Env: env})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func wantValue(t *testing.T, d *state.Document, at jsonvalue.Pointer, want string) {
	t.Helper()
	got, _ := at.Get(d.Spec)
	if text := string(jsonvalue.Canonical(plan.WithMarkers(got))); text != want {
		t.Errorf("%s#%s is %s, want %s", d.Key, at, text, want)
	}
}

func TestAnOverlayIsLaidOverTheDocuments(t *testing.T) {
	set := loadOverlaid(t, "prod")
	var keys []state.Key
	for _, d := range set.Documents {
		keys = append(keys, d.Key)
	}
	if want := []state.Key{"Schema/HR/account", "Source/Going", "Source/HR", "Transform/Only Here"}; !slices.Equal(keys, want) {
		t.Fatalf("the documents are %v, want %v", keys, want)
	}
	source := set.Documents.Find("Source/HR")
	wantValue(t, source, "/description", `null`)
	wantValue(t, source, "/owner", `{"id":"2c91808b"}`)
	wantValue(t, source, "/features", `["AUTHENTICATE"]`)
	wantValue(t, source, "/connectorAttributes/host", `"prod.example"`)
	wantValue(t, source, "/connectorAttributes/port", `636`)
	wantValue(t, source, "/connectorAttributes/nested/a", `1`)
	wantValue(t, source, "/connectorAttributes/nested/b", `[3]`)
	wantValue(t, source, "/connectorAttributes/password", `{"$env":"PROD_PASSWORD"}`)
	wantValue(t, set.Documents.Find("Schema/HR/account"), "/attributes", `[{"isMulti":false,"name":"id","type":"STRING"},{"name":"uid","type":"STRING"},`+
		`{"description":"the mail","name":"mail","type":"STRING"},{"name":"fax","type":"STRING"},{"name":"phone","type":"STRING"}]`)
	if file, _ := source.Spec["connectorAttributes"].(map[string]any)["nested"].(map[string]any)["c"].(state.File); file.Path != "overlays/prod/notes.txt" || file.Text != "of prod" {
		t.Errorf("the file is %+v", file)
	}
	if going := set.Documents.Find("Source/Going"); source.ID != "" || going.Absent || !source.Layered || set.Documents.Find("Transform/Only Here").Layered {
		t.Errorf("id %q, absent %t, layered %t", source.ID, going.Absent, source.Layered)
	}
}

func TestPositionsNameTheFileOfEachValue(t *testing.T) {
	set := loadOverlaid(t, "prod")
	source, schema := set.Documents.Find("Source/HR"), set.Documents.Find("Schema/HR/account")
	for _, c := range []struct {
		doc  *state.Document
		at   jsonvalue.Pointer
		want string
	}{
		{source, "", "base.yaml:4:1"},
		{source, "/description", "overlays/prod/all.yaml:7:16"},
		{source, "/connectorAttributes/port", "base.yaml:10:11"},
		{source, "/connectorAttributes/host", "overlays/prod/all.yaml:9:11"},
		{source, "/connectorAttributes/nested/a", "base.yaml:11:17"},
		{source, "/connectorAttributes/nested/b/0", "overlays/prod/all.yaml:10:18"},
		{schema, "/attributes/0/isMulti", "overlays/prod/all.yaml:18:27"},
		{schema, "/attributes/0/type", "base.yaml:19:24"},
		{schema, "/attributes/1/type", "overlays/prod/all.yaml:19:25"},
		{schema, "/attributes/2/type", "base.yaml:20:26"},
		{schema, "/attributes/4/type", "base.yaml:21:27"},
		{set.Documents.Find("Transform/Only Here"), "/type", "overlays/prod/all.yaml:34:14"},
	} {
		if got := c.doc.At(c.at).String(); got != c.want {
			t.Errorf("%s#%s is at %s, want %s", c.doc.Key, c.at, got, c.want)
		}
	}
	if source.Position.String() != "base.yaml:1:1" {
		t.Errorf("the document is at %s", source.Position)
	}
}

func TestTagsComeFromTheTextThatWins(t *testing.T) {
	tags := loadOverlaid(t, "prod").Documents.Find("Source/HR").Tags
	want := map[jsonvalue.Pointer]state.Tag{
		"/connectorAttributes/host":     {Name: TagVar, Arg: "host"},
		"/connectorAttributes/nested/c": {Name: TagFile, Arg: "notes.txt"},
		"/connectorAttributes/password": {Name: TagEnv, Arg: "PROD_PASSWORD"},
	}
	for at, tag := range want {
		if tags[at] != tag {
			t.Errorf("the tag at %s is %v, want %v", at, tags[at], tag)
		}
	}
	if len(tags) != len(want) {
		t.Errorf("the tags are %v", tags)
	}
}

func TestOverlaysAreNoDocumentsOfTheDirectory(t *testing.T) {
	set := loadOverlaid(t, "")
	if len(set.Documents) != 5 || !slices.Equal(set.Files, []string{"base.yaml"}) {
		t.Errorf("%d documents of %v", len(set.Documents), set.Files)
	}
	if source := set.Documents.Find("Source/HR"); source.ID != "2c91808a" {
		t.Errorf("the id is %q", source.ID)
	}
	if files := loadOverlaid(t, "prod").Files; !slices.Equal(files, []string{"base.yaml", "overlays/prod/all.yaml"}) {
		t.Errorf("the files are %v", files)
	}
}

func TestDigestsCoverOverlays(t *testing.T) {
	digest := func(prod string) string {
		files := overlaid()
		files["overlays/prod/all.yaml"] = prod
		set, err := loadTree(t, files, Options{Env: "prod"})
		if err != nil {
			t.Fatal(err)
		}
		return plan.DocumentDigest(set.Documents.Find("Source/HR"))
	}
	if digest(overlaidProd) == digest("kind: Source\nname: HR\nspec: {description: other}\n") {
		t.Error("the digest does not depend on the overlay")
	}
}
