package simulator_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"isc-sync/internal/simulator"
)

func TestTokenIsGivenForEveryFormOfRequest(t *testing.T) {
	tenant, _ := memory(t, simulator.Options{})
	id, secret := tenant.Credentials()
	h := &http.Client{Transport: simulator.Transport(tenant)}
	form := url.Values{"grant_type": {"CLIENT_CREDENTIALS"}, "client_id": {id}, "client_secret": {secret}}
	multipart := "--b\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nclient_credentials\r\n" +
		"--b\r\nContent-Disposition: form-data; name=\"client_id\"\r\n\r\n" + id + "\r\n" +
		"--b\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\n" + secret + "\r\n--b--\r\n"
	for name, send := range map[string]func() (*http.Response, error){
		"body":  func() (*http.Response, error) { return h.PostForm("http://tenant/oauth/token", form) },
		"query": func() (*http.Response, error) { return h.Post("http://tenant/oauth/token?"+form.Encode(), "", nil) },
		"multipart": func() (*http.Response, error) {
			return h.Post("http://tenant/oauth/token", "multipart/form-data; boundary=b", strings.NewReader(multipart))
		},
	} {
		response, err := send()
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != 200 || got["org"] != "acme" || got["expires_in"] != 749.0 || got["token_type"] != "bearer" {
			t.Errorf("%s: %d %v", name, response.StatusCode, got)
		}
	}
}

func TestWrongCredentials(t *testing.T) {
	tenant, _ := memory(t, simulator.Options{})
	h := &http.Client{Transport: simulator.Transport(tenant)}
	response, err := h.PostForm("http://tenant/oauth/token", url.Values{"grant_type": {"client_credentials"}, "client_id": {"x"}})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var got map[string]string
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != 401 || got["error"] != "invalid_client" || got["error_description"] == "" {
		t.Errorf("%d %v", response.StatusCode, got)
	}
}

func TestTokensAreChecked(t *testing.T) {
	now := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	_, c := memory(t, simulator.Options{Now: func() time.Time { return now }, TokenLife: time.Minute})
	good := c.token
	c.must(200, "GET", "/v2025/sources", "")
	for name, token := range map[string]string{"none": "", "a forged one": good[:len(good)-2] + "AA", "nonsense": "x.y.z"} {
		c.token = token
		if got := c.must(401, "GET", "/v2025/sources", ""); !strings.Contains(got.at("/error"), "JWT") {
			t.Errorf("%s: %s", name, got.text)
		}
	}
	c.token = good
	now = now.Add(time.Minute)
	if got := c.must(401, "GET", "/v2025/sources", ""); got.at("/error") != "JWT validation failed: JWT is expired" {
		t.Errorf("an old token: %s", got.text)
	}
}

func TestOAuthInfoNeedsNoToken(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	c.token = ""
	if got := c.must(200, "GET", "/oauth/info", ""); got.at("/tenantName") != "acme" {
		t.Errorf("answered %s", got.text)
	}
}

func TestErrorEnvelope(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	got := c.must(404, "GET", "/v2025/sources/none", "")
	for pointer, want := range map[string]string{
		"/detailCode": "404 Not found", "/messages/0/locale": "en-US", "/messages/0/localeOrigin": "DEFAULT",
		"/messages/1/locale": "und", "/messages/1/localeOrigin": "REQUEST", "/messages/1/text": got.at("/messages/0/text"),
		"/causes/0/text": `Referenced id "none" was not found.`,
	} {
		if got.at(pointer) != want {
			t.Errorf("%s is %q, want %q", pointer, got.at(pointer), want)
		}
	}
	if len(got.at("/trackingId")) != 32 {
		t.Errorf("trackingId is %q", got.at("/trackingId"))
	}
}

func TestDeniedCollections(t *testing.T) {
	_, c := memory(t, simulator.Options{Deny: []string{"GET /sources", "* /identities/**"}})
	for _, path := range []string{"/v2025/sources", "/beta/identities/x", "/sources/v1"} {
		if got := c.must(403, "GET", path, ""); got.at("/detailCode") != "403 Forbidden" {
			t.Errorf("%s: %s", path, got.text)
		}
	}
	c.must(200, "GET", "/v2025/workgroups", "")
	if _, err := simulator.Open(":memory:", simulator.Options{Deny: []string{"sources"}}); err == nil {
		t.Error("a pattern without method was accepted")
	}
}

func TestExperimentalHeader(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Corporate Directory")
	c.header.Del("X-SailPoint-Experimental")
	c.refused(400, "X-SailPoint-Experimental", "GET", source+"/attribute-sync-config", "")
	c.must(200, "GET", strings.Replace(source, "/v2025/", "/beta/", 1)+"/attribute-sync-config", "")
}

func TestRateLimit(t *testing.T) {
	now := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	_, c := memory(t, simulator.Options{RateLimit: 2, Now: func() time.Time { return now }})
	c.must(200, "GET", "/v2025/sources", "")
	now = now.Add(3 * time.Second)
	c.must(200, "GET", "/v2025/sources", "")
	got := c.must(429, "GET", "/v2025/sources", "")
	if got.header.Get("Retry-After") != "7" || got.at("/message") != " Rate Limit Exceeded " {
		t.Errorf("Retry-After %q: %s", got.header.Get("Retry-After"), got.text)
	}
	c.must(200, "GET", "/v2026/sources", "")
	now = now.Add(7 * time.Second)
	c.must(200, "GET", "/v2025/sources", "")
	c.must(429, "GET", "/v2025/sources", "")
}
