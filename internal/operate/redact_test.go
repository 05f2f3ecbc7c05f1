package operate

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

func rule(t testing.TB) *registry.SecretRule {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return (&Runner{Kind: kinds.Find("Source")}).secrets()
}

func TestNoSecretOfAnAnswerIsShown(t *testing.T) {
	cases := []struct{ title, answer, want string }{
		{"a key that tells by its name", `{"user":"u","password":"x"}`, `{"password":"(sensitive)","user":"u"}`},
		{"an object below such a key", `{"client_secret":{"a":["x"]}}`, `{"client_secret":"(sensitive)"}`},
		{"that there is none may be seen", `{"password":"","apiKey":null,"token":true}`, `{"apiKey":null,"password":"","token":true}`},
		{"a key that the object lists", `{"encrypted":"pin, door","pin":1234,"door":"x","d":"y"}`, `{"d":"y","door":"(sensitive)","encrypted":"pin, door","pin":"(sensitive)"}`},
		{"a pair of name and value", `[{"name":"password","value":"x"},{"key":"apiKey","defaultValue":"x"},{"name":"user","value":"u"}]`,
			`[{"name":"password","value":"(sensitive)"},{"defaultValue":"(sensitive)","key":"apiKey"},{"name":"user","value":"u"}]`},
		{"a field of a secret type", `{"name":"pin","type":"secret","value":"x"}`, `{"name":"pin","type":"secret","value":"(sensitive)"}`},
		{"cipher text anywhere", `{"a":"1:ACP:abc+/=","b":"was 1:ACP:abc before","c":"1:QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}`,
			`{"a":"(sensitive)","b":"was (sensitive) before","c":"(sensitive)"}`},
		{"what looks like a secret", `{"a":"https://u:pa55@host/x","b":"Bearer 3f9a77c1","sasToken":"x"}`, `{"a":"(sensitive)","b":"(sensitive)","sasToken":"(sensitive)"}`},
		{"what only refers may be seen", `{"Authorization":"Bearer $application.accesstoken$","password":"$plan.password$"}`,
			`{"Authorization":"Bearer $application.accesstoken$","password":"$plan.password$"}`},
		{"times are no cipher text", `{"a":"12:30","b":"1:2"}`, `{"a":"12:30","b":"1:2"}`},
		{"JSON in a string", `{"a":"{\"password\":\"x\",\"u\":1}"}`, `{"a":"{\"password\":\"(sensitive)\",\"u\":1}"}`},
		{"JSON without secrets stays as written", `{"a":"{ \"u\" : 1 }"}`, `{"a":"{ \"u\" : 1 }"}`},
		{"XML attributes", `{"a":"<F><E key='password' value='x'/><E key=\"user\" value=\"u\"/></F>"}`,
			`{"a":"<F><E key='password' value=\"(sensitive)\"/><E key=\"user\" value=\"u\"/></F>"}`},
		{"XML text below a secret's element", `{"a":"<E name='apiKey'><V>\n <S>x</S><![CDATA[y]]></V></E><E name='u'>v</E>"}`,
			`{"a":"<E name='apiKey'><V>\n <S>(sensitive)</S>(sensitive)</V></E><E name='u'>v</E>"}`},
		{"an XML field of a secret type", `{"a":"<Field name='pin' type='secret' required='true' defaultValue='x'/>"}`,
			`{"a":"<Field name='pin' type='secret' required='true' defaultValue=\"(sensitive)\"/>"}`},
		{"XML that cannot be read", `{"a":"<E key='password' value='x'"}`, `{"a":"(sensitive)"}`},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			if got := string(jsonvalue.Canonical(redact(rule(t), decoded(t, c.answer)))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestASecretIsHiddenEverywhere plants one in values of any shape.
func TestASecretIsHiddenEverywhere(t *testing.T) {
	r := rule(t)
	keys := []string{"password", "apiKey", "client_secret", "Token", "pin"}
	rapid.Check(t, func(t *rapid.T) {
		const secret = "swordfish"
		var v any = map[string]any{"encrypted": "pin", rapid.SampledFrom(keys).Draw(t, "key"): secret}
		for range rapid.IntRange(0, 4).Draw(t, "depth") {
			switch rapid.IntRange(0, 2).Draw(t, "wrap") {
			case 0:
				v = map[string]any{rapid.String().Draw(t, "name"): v, "other": "kept"}
			case 1:
				v = []any{"kept", v}
			case 2:
				v = map[string]any{"dataJson": string(jsonvalue.Canonical(v))}
			}
		}
		if shown := string(jsonvalue.Canonical(redact(r, v))); strings.Contains(shown, secret) {
			t.Errorf("shown: %s", shown)
		}
	})
}

func FuzzRedactXML(f *testing.F) {
	f.Add(`<a key="password" value="x"><b/>t</a>`)
	f.Add(`<?xml version="1.0" encoding="latin1"?><!DOCTYPE a><a>&nbsp;</a>`)
	f.Add(`</a><a name='x'`)
	r := rule(f)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "<>&") {
			return
		}
		got := redactXML(r, `<E key="password" value="`+strings.ReplaceAll(text, `"`, "")+`-swordfish">`+text+`-swordfish</E>`)
		if strings.Contains(got, "swordfish") {
			t.Errorf("shown: %q", got)
		}
	})
}
