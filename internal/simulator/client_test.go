package simulator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"isc-sync/internal/simulator"
)

// A client speaks to a tenant as any program would: over HTTP, with a token.
type client struct {
	t      *testing.T
	http   *http.Client
	token  string
	header http.Header
}

// An answer is one response, decoded where it is JSON.
type answer struct {
	status int
	header http.Header
	text   string
	value  any
}

func memory(t *testing.T, options simulator.Options) (*simulator.Tenant, *client) {
	t.Helper()
	return open(t, ":memory:", options)
}

func open(t *testing.T, file string, options simulator.Options) (*simulator.Tenant, *client) {
	t.Helper()
	if options.TaskDelay == 0 {
		options.TaskDelay = time.Nanosecond
	}
	tenant, err := simulator.Open(file, options)
	if err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, http: &http.Client{Transport: checked(t, tenant)}, header: http.Header{"X-Sailpoint-Experimental": {"true"}}}
	id, secret := tenant.Credentials()
	c.login(id, secret)
	return tenant, c
}

func (c *client) login(id, secret string) {
	c.t.Helper()
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}}
	response, err := c.http.PostForm("http://tenant/oauth/token", form)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	var token struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(response.Body).Decode(&token); err != nil {
		c.t.Fatal(err)
	}
	c.token = token.Token
}

// plainPatch are the paths at which operations are sent as application/json.
var plainPatch = regexp.MustCompile("password-policies|form-definitions")

// do sends a request. The body is JSON text; "patch " in front of the method
// says that it is a JSON Patch.
func (c *client) do(method, path, body string) (answer, error) {
	kind := "application/json"
	if method == "PATCH" && strings.HasPrefix(strings.TrimSpace(body), "[") && !plainPatch.MatchString(path) {
		kind = "application/json-patch+json"
	}
	return c.send(method, path, kind, body)
}

func (c *client) send(method, path, contentType, body string) (answer, error) {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, "http://tenant"+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	for key, values := range c.header {
		r.Header[http.CanonicalHeaderKey(key)] = values
	}
	if body != "" {
		r.Header.Set("Content-Type", contentType)
	}
	r.Header.Set("Authorization", "Bearer "+c.token)
	response, err := c.http.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	out := answer{status: response.StatusCode, header: response.Header, text: string(text)}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	_ = decoder.Decode(&out.value) // some answers are not JSON
	return out, err
}

// must sends a request and wants this status.
func (c *client) must(status int, method, path, body string) answer {
	c.t.Helper()
	got, err := c.do(method, path, body)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, path, err)
	}
	if got.status != status {
		c.t.Fatalf("%s %s: status %d, want %d: %s", method, path, got.status, status, got.text)
	}
	return got
}

func (c *client) refused(status int, cause, method, path, body string) {
	c.t.Helper()
	got := c.must(status, method, path, body)
	if !strings.Contains(got.at("/causes/0/text"), cause) {
		c.t.Errorf("%s %s: cause %q, want %q", method, path, got.at("/causes/0/text"), cause)
	}
}

// at returns the value at a JSON Pointer as text.
func (a answer) at(pointer string) string {
	value := a.value
	for _, token := range strings.Split(pointer, "/")[1:] {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch node := value.(type) {
		case map[string]any:
			member, ok := node[token]
			if !ok {
				return "(absent)"
			}
			value = member
		case []any:
			var index int
			if _, err := fmt.Sscan(token, &index); err != nil || index >= len(node) {
				return "(absent)"
			}
			value = node[index]
		default:
			return "(absent)"
		}
	}
	return fmt.Sprint(value)
}

// rows are those of a list, which some answers have in a member.
func (a answer) rows() []any {
	if body, wrapped := a.value.(map[string]any); wrapped {
		for _, member := range []string{"items", "results"} {
			if rows, listed := body[member]; listed {
				a.value = rows
			}
		}
	}
	rows, _ := a.value.([]any)
	return rows
}

// names lists a member of every row.
func (a answer) names(member string) []string {
	var out []string
	for _, row := range a.rows() {
		out = append(out, fmt.Sprint(row.(map[string]any)[member]))
	}
	return out
}

func filters(expression string) string {
	return "filters=" + strings.ReplaceAll(url.QueryEscape(expression), "+", "%20")
}

// source returns the path of a source of the sample by name.
func (c *client) source(version, name string) string {
	c.t.Helper()
	prefix := "/" + version + "/sources"
	if version == "v1" || version == "v2" {
		prefix = "/sources/v1"
	}
	got := c.must(200, "GET", prefix+"?"+filters(fmt.Sprintf("name eq %q", name)), "")
	if len(got.rows()) != 1 {
		c.t.Fatalf("source %q: %d rows", name, len(got.rows()))
	}
	if version == "v2" {
		prefix = "/sources/v2"
	}
	return prefix + "/" + got.at("/0/id")
}

// schema returns the path of a schema by name.
func (c *client) schema(source, name string) string {
	c.t.Helper()
	got := c.must(200, "GET", source+"/schemas?include-names="+name, "")
	if len(got.rows()) != 1 {
		c.t.Fatalf("schema %q: %d rows", name, len(got.rows()))
	}
	return source + "/schemas/" + got.at("/0/id")
}

// identity returns an identity's id by alias.
func (c *client) identity(alias string) string {
	c.t.Helper()
	return c.must(200, "GET", "/v2025/public-identities?"+filters(fmt.Sprintf("alias eq %q", alias)), "").at("/0/id")
}
