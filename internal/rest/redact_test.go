package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"
)

func TestNoErrorRepeatsEightCharactersOfASecret(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[0-9A-Zß]{8,40}`).Draw(t, "secret")
		runes := []rune(secret)
		from := rapid.IntRange(0, len(runes)-8).Draw(t, "from")
		part := string(runes[from : from+8])
		text := rapid.StringMatching(`[a-z ]{0,9}`).Draw(t, "before") + part + rapid.StringMatching(`[a-z ]{0,9}`).Draw(t, "after")
		body, err := json.Marshal(map[string]any{"message": text, "causes": []any{map[string]any{"text": text}}})
		if err != nil {
			t.Fatal(err)
		}
		resp := &Response{Status: 400, Header: http.Header{}, Body: body}
		r := Request{Method: "PUT", Path: "/x", Body: []byte(`{"password":"` + secret + `"}`)}
		if line := newStatusError(r, resp, []string{secret}).Error(); strings.Contains(line, part) {
			t.Fatalf("secret %q is repeated in %q", secret, line)
		}
	})
}

// TestTheRestOfARefusalIsTold wants the tenant's own words, also where a secret
// has some of them in it, and the id that the vendor's support asks for.
func TestTheRestOfARefusalIsTold(t *testing.T) {
	r := Request{
		Method: "POST", Path: "/v2025/sources", Public: []string{"APPLICATION_DISCOVERY"},
		Body: []byte(`{"features":["PASSWORD","ENABLE"],"connectorAttributes":{"password":"s3cr3t-PASSWORD-x","pin":5,"token":"my-application-token"}}`),
	}
	resp := &Response{Status: 400, Header: http.Header{}, Body: []byte(`{"detailCode":"400.5 Bad request","trackingId":"5f0e-5","messages":[{"text":"x"}],
		"causes":[{"text":"features PASSWORD, ENABLE need APPLICATION_DISCOVERY; got 's3cr3t-PASSWORD-x', \"5\" and 15"}]}`)}
	const want = "POST /v2025/sources: 400 Bad Request: features PASSWORD, ENABLE need APPLICATION_DISCOVERY; got '(sensitive)', \"(sensitive)\" and 15 (400.5 Bad request, tracking id 5f0e-5)"
	if got := newStatusError(r, resp, []string{"s3cr3t-PASSWORD-x", "5", "my-application-token"}).Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestLogsAndErrorsHoldNoSecret(t *testing.T) {
	secrets := []string{"correct-horse-battery", "token-of-the-wire", "password-of-a-source", "hush-hush-query"}
	var log bytes.Buffer
	status := http.StatusOK
	c := wire(t, func(w http.ResponseWriter, r *http.Request) {
		switch status {
		case 0:
			panic(http.ErrAbortHandler)
		case http.StatusFound:
			w.Header().Set("Location", "https://u:password-of-a-source@127.0.0.1:1/token-of-the-wire?hush-hush-query")
		}
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"message":"you sent %s and %s","error":"password-of-a-source"}`, r.Header.Get("Authorization"), r.URL.RawQuery)
	}, func(cfg *Config) {
		cfg.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug - 10}))
	})
	said := fmt.Sprintf("%v %+v %s", c, c, c)
	for _, status = range []int{200, 302, 400, 401, 403, 500, 0} {
		for _, method := range []string{"GET", "POST"} {
			r := Request{
				Method: method, Path: "/v2025/x", Secrets: []string{"password-of-a-source", "hush-hush-query"},
				Query: url.Values{"q": {"hush-hush-query"}}, Body: []byte(`{"password":"password-of-a-source"}`),
			}
			_, err := c.Do(context.Background(), r)
			said += fmt.Sprintf("%v %+v %v %+v\n", err, err, r, r)
			var refused *StatusError
			if errors.As(err, &refused) {
				said += fmt.Sprintf("%+v", *refused)
			}
		}
	}
	for _, secret := range secrets {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds %s:\n%s", secret, log.String())
		}
		if strings.Contains(said, secret) {
			t.Errorf("an error or a name holds %s:\n%s", secret, said)
		}
	}
	if !strings.Contains(log.String(), "method=POST path=/v2025/x") || !strings.Contains(log.String(), "status=403") {
		t.Errorf("the log says too little:\n%s", log.String())
	}
}

func TestConfigNamesNoSecret(t *testing.T) {
	cfg := Config{BaseURL: "https://acme.api.identitynow.com", ClientSecret: "correct-horse"}
	if said := fmt.Sprintf("%v %+v %s", cfg, cfg, cfg); strings.Contains(said, "horse") {
		t.Error(said)
	}
}

func TestSlowDownIsLogged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		far := &tenant{answer: script(nil, 429)}
		c := far.client(t, func(cfg *Config) { cfg.Logger = slog.New(slog.NewTextHandler(&log, nil)) })
		if _, err := c.Do(context.Background(), get("/v2025/x")); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(log.String(), "version=v2025 pause=10s") {
			t.Errorf("log %q", log.String())
		}
	})
}
