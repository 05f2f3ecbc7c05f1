package documents

import (
	"encoding/json"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// declare makes a document of a kind.
func declare(t testing.TB, kind string, spec map[string]any, identity ...string) Exported {
	t.Helper()
	k := kinds(t).Find(kind)
	if k == nil {
		t.Fatalf("there is no kind %s", kind)
	}
	return Exported{Document: &state.Document{Kind: k, Identity: identity, Key: state.NewKey(kind, identity...), Spec: spec}}
}

func mustFormat(t testing.TB, d Exported) string {
	t.Helper()
	text, err := Format(d, "sources/a/source.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFormatWritesWhatAPersonWouldType(t *testing.T) {
	d := declare(t, "Source", map[string]any{
		"features": []any{"PROVISIONING", "PASSWORD"},
		"owner":    map[string]any{"id": "2c91808a"},
		"connectorAttributes": map[string]any{
			"zone": "yes", "password": state.Env{Name: "AD_PASSWORD"}, "tokenUrl": "https://example.com", "passwordField": "pwd",
			"script": "if (a) {\n\treturn b;\n}\n", "timeout": json.Number("30"), "big": json.Number("1e3"), "none": nil, "off": false,
			"list": []any{map[string]any{"b": "1", "a": []any{}}, []any{"x"}, "y", map[string]any{}},
		},
		"description": "Employees: all of them",
	}, "Corporate Directory")
	d.Tags = map[jsonvalue.Pointer]state.Tag{"/connectorAttributes/passwordField": {Name: TagPlain}}
	d.Comments = map[jsonvalue.Pointer]string{"": "made by export", "/owner": "William Wilson has\nno name", "/features": "all"}
	const want = `# made by export
kind: Source
name: Corporate Directory
spec:
  description: "Employees: all of them"
  owner: {id: 2c91808a}  # William Wilson has no name
  features: [PROVISIONING, PASSWORD]  # all
  connectorAttributes:
    big: 1.0e+3
    list:
      - a: []
        b: "1"
      - [x]
      - "y"
      - {}
    none: null
    "off": false
    password: !env AD_PASSWORD
    passwordField: !plain pwd
    script: |
      if (a) {
      	return b;
      }
    timeout: 30
    tokenUrl: https://example.com
    zone: "yes"
`
	if got := mustFormat(t, d); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestFormatSaysFirstWhatAnUndescribedObjectIs(t *testing.T) {
	d := declare(t, "ProvisioningPolicy", map[string]any{"fields": []any{map[string]any{
		"name": "login",
		"transform": map[string]any{
			"attributes": map[string]any{"values": []any{"a", "b"}, "name": "x"}, "id": "made-up", "type": "concat",
		},
	}}}, "HR", "CREATE")
	const want = `kind: ProvisioningPolicy
source: HR
usageType: CREATE
spec:
  fields:
    - name: login
      transform:
        id: made-up
        type: concat
        attributes:
          name: x
          values: [a, b]
`
	if got := mustFormat(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFormatSortsTheKeysOfAMap(t *testing.T) {
	d := declare(t, "Source", map[string]any{"connectorAttributes": map[string]any{
		"spConnectorSpecId": "custom", "authType": "basic", "id": "x",
		"mapping":   map[string]any{"type": "t", "name": "x", "id": "i", "city": "c"},
		"endpoints": []any{map[string]any{"url": "/a", "name": "A", "header": map[string]any{"type": "t", "Accept": "a"}}},
	}}, "A")
	const want = `kind: Source
name: A
spec:
  connectorAttributes:
    authType: basic
    endpoints:
      - name: A
        header:
          Accept: a
          type: t
        url: /a
    id: x
    mapping:
      city: c
      id: i
      name: x
      type: t
    spConnectorSpecId: custom
`
	if got := mustFormat(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFormatKeepsShortElementsOnALine(t *testing.T) {
	d := declare(t, "Schema", map[string]any{
		"attributes": []any{
			map[string]any{"type": "STRING", "name": "memberOf", "isMulti": true, "schema": "group", "isGroup": true, "isEntitlement": true},
			map[string]any{"name": "long", "description": "a description that is too long to stand on one line with everything else that it describes"},
		},
	}, "HR", "account")
	const want = `kind: Schema
source: HR
name: account
spec:
  attributes:
    - {name: memberOf, type: STRING, schema: group, isMulti: true, isEntitlement: true, isGroup: true}
    - name: long
      description: a description that is too long to stand on one line with everything else that it describes
`
	if got := mustFormat(t, d); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestOpenValuesUnderSecretKeysAreTaggedPlain(t *testing.T) {
	d := declare(t, "Source", map[string]any{"connectorAttributes": map[string]any{
		"password": state.Env{Name: "P"}, "clientSecret": "no secret", "passphrase": nil, "apiKey": []any{"a"}, "nested": map[string]any{"password": "x"},
	}}, "A")
	const want = `kind: Source
name: A
spec:
  connectorAttributes:
    apiKey: !plain [a]
    clientSecret: !plain no secret
    nested:
      password: !plain x
    passphrase: null
    password: !env P
`
	got := mustFormat(t, d)
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	mustLoad(t, map[string]string{"a.yaml": got})
}

func TestFormatOfDocumentsWithoutFields(t *testing.T) {
	d := declare(t, "Source", nil, "A")
	if got, want := mustFormat(t, d), "kind: Source\nname: A\nspec: {}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d.ID, d.Previously, d.Absent = "1", "B", true
	if got, want := mustFormat(t, d), "kind: Source\nname: A\nid: \"1\"\npreviously: B\nensure: absent\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFormatRefusesTextsThatAreNotUnicode(t *testing.T) {
	d := declare(t, "Source", map[string]any{"description": "\xff"}, "A")
	if _, err := Format(d, "a.yaml"); err == nil || err.Error() != "write Source/A#/description: the text is not valid Unicode" {
		t.Errorf("Format = %v, want an error that names the place", err)
	}
}

func TestFormatWritesPathsRelativeToTheFile(t *testing.T) {
	d := declare(t, "Source", map[string]any{"description": state.File{Path: "scripts/a.js"}}, "A")
	if got, want := mustFormat(t, d), "kind: Source\nname: A\nspec:\n  description: !file ../../scripts/a.js\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestQuoted(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"words stay plain", "Corporate Directory", "Corporate Directory"},
		{"other scripts stay plain", "Müller & Söhne 株式会社", "Müller & Söhne 株式会社"},
		{"an address stays plain", "https://a.b/c?d=e&f", "https://a.b/c?d=e&f"},
		{"nothing", "", `""`},
		{"a boolean of YAML 1.1", "Off", `"Off"`},
		{"one letter that is a boolean", "y", `"y"`},
		{"null", "NULL", `"NULL"`},
		{"a tilde", "~", `"~"`},
		{"a number", "017", `"017"`},
		{"a number of base 60", "1:30", `"1:30"`},
		{"a number with underscores", "1_000", `"1_000"`},
		{"an address of digits", "10.0.0.1", `"10.0.0.1"`},
		{"a date", "2001-01-01", `"2001-01-01"`},
		{"infinity", ".inf", `".inf"`},
		{"a merge key", "<<", `"<<"`},
		{"a value key", "=", `"="`},
		{"a list item", "- a", `"- a"`},
		{"a comment", "a #b", `"a #b"`},
		{"a mapping", "a: b", `"a: b"`},
		{"a colon at the end", "a:", `"a:"`},
		{"a space at the end", "a ", `"a "`},
		{"a space before", " a", `" a"`},
		{"a tag", "!env A", `"!env A"`},
		{"an alias", "*a", `"*a"`},
		{"quotes", `"a" and 'b'`, `'"a" and ''b'''`},
		{"a backslash", `C:\dir\`, `C:\dir\`},
		{"a tab", "a\tb", `"a\tb"`},
		{"Windows line ends", "a\r\nb", `"a\r\nb"`},
		{"a line separator", "a\u2028b", `"a\u2028b"`},
		{"a control character and a quote", "\x00\"", `"\u0000\""`},
		{"a character out of the first plane", "\U000E0001", `"\U000E0001"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := quoted(c.text, block); got != c.want {
				t.Errorf("quoted(%q) = %s, want %s", c.text, got, c.want)
			}
		})
	}
}

func TestFlowCollectionsQuoteMore(t *testing.T) {
	for _, text := range []string{"a,b", "a]", "{a", "a:b", "a#"} {
		if got := quoted(text, flow); got != `"`+text+`"` {
			t.Errorf("quoted(%q) = %s, want quotes", text, got)
		}
	}
}
