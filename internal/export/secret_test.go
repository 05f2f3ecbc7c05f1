package export_test

import (
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/export"
	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// fataler is what a test and a check of rapid have in common.
type fataler interface {
	Helper()
	Fatal(args ...any)
}

var shipped = sync.OnceValues(func() (*registry.Kinds, error) { return registry.Read(schemas.Kinds) })

// sources exports sources with these connector attributes, by name.
func sources(t fataler, attributes map[string]map[string]any) (map[string]map[string]any, export.Result) {
	t.Helper()
	kinds, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	live := state.NewLive()
	for name, a := range attributes {
		live.Add(&state.Object{Key: state.NewKey("Source", name), Kind: kinds.Find("Source"), ID: name, Value: map[string]any{"connectorAttributes": a}})
	}
	out := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: &state.Directory{}})
	specs := map[string]map[string]any{}
	for _, d := range out.Documents {
		specs[d.Key.Name()], _ = d.Spec["connectorAttributes"].(map[string]any)
	}
	return specs, out
}

// TestWhatLooksLikeASecretBecomesAVariable holds the forty names and the values
// that an outside review found in exports.
func TestWhatLooksLikeASecretBecomesAVariable(t *testing.T) {
	const value = "hunter2"
	masked := map[string]any{
		"pem": "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "endpoint": "https://user:" + value + "@host",
		"db": "jdbc:oracle:thin:hr/" + value + "@db:1521:x", "weird": "1:ACP:aHVudGVyMg==", "json": `{"password":"hunter2"}`,
		"sibling": "1:aHVudGVyMmh1bnRlcjJodW50ZXIy", "header": "Bearer 0hunter2hunter2", "deep": map[string]any{"list": []any{map[string]any{"pass": value}}},
		"pair": []any{map[string]any{"name": "password", "value": value}}, "other": map[string]any{"name": "Authorization", "value": "Bearer " + value},
		"amount": map[string]any{"pin": value}, "secrets": []any{value, value},
	}
	for _, key := range strings.Fields(`sasToken idToken userToken tokenValue refresh_token_2 secret1 clientSecretValue
		password1 passwordValue oldPassword2 keystorePass pass passcode pin signingKey encryptionKey hmacKey sharedKey
		accessKey privateKeyPem private_key_pem X-Api-Key x-functions-key Ocp-Apim-Subscription-Key credential
		credentials bearer cookie jwt client_assertion connectionString authHeader basicAuth
		password pwd passphrase client_secret apiKey privateKey bindPassword authToken Authorization`) {
		masked[key] = value
	}
	for key, v := range masked {
		specs, out := sources(t, map[string]map[string]any{"HR": {key: v}})
		shown := strings.ToLower(strings.Join(leaves(specs["HR"][key]), " "))
		if strings.Contains(shown, "hunter") || strings.Contains(shown, "ahvudgvy") || strings.Contains(shown, "begin") {
			t.Errorf("%s is written as %s", key, shown)
		}
		if len(out.Variables) == 0 {
			t.Errorf("%s: there is no variable", key)
		}
	}
}

func TestWhatOnlyResemblesASecretStaysReadable(t *testing.T) {
	readable := map[string]any{
		"passwordPolicy": "strict", "tokenUrl": "https://login.example.com/token", "forceChangePassword": "true", "changePasswordAtLogon": true,
		"pinpoint": "here", "keyField": "id", "sql": "select password from users where pin = ?", "grantType": "password",
		"certificate": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "authorization": "Bearer $application.accesstoken$",
		"password": "$(identity)", "client_secret": "${secret}", "clientSecret": false,
		"calls": []any{map[string]any{"header": map[string]any{"Authorization": "Basic $application.basic$", "X-Api-Key": "$application.key$"}}},
		"pairs": []any{map[string]any{"name": "password", "value": "$plan.password$"}, map[string]any{"name": "passwordPolicy", "value": "strict"}},
		"body":  `{"user":"$plan.user$","password":"$plan.password$"}`,
	}
	specs, out := sources(t, map[string]map[string]any{"HR": readable})
	if !jsonvalue.Equal(any(specs["HR"]), any(readable)) {
		t.Errorf("got %v", specs["HR"])
	}
	if out.Variables != nil || out.Suspected != nil {
		t.Errorf("variables %v, suspected %v", out.Variables, out.Suspected)
	}
}

func TestWhatIsOnlySuspectedIsListed(t *testing.T) {
	_, out := sources(t, map[string]map[string]any{"HR": {"password": "x", "listed": "y", "encrypted": "listed", "pin": "1234", "site": "https://u:pa55@host"}})
	want := []string{
		"Source/HR#/connectorAttributes/pin: its name suggests a secret",
		"Source/HR#/connectorAttributes/site: it looks like a URL with a password",
	}
	if strings.Join(out.Suspected, "\n") != strings.Join(want, "\n") {
		t.Errorf("suspected %q", out.Suspected)
	}
}

// leaves are the texts in a value.
func leaves(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		var out []string
		for _, e := range v {
			out = append(out, leaves(e)...)
		}
		return out
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, leaves(e)...)
		}
		return out
	}
	return nil
}
