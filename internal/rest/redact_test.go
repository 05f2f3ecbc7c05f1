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

func TestTextThatRepeatsASecretIsWithheld(t *testing.T) {
	for _, test := range []struct {
		name, secret, text string
		hidden             bool
	}{
		{"the whole secret", "pa55word-of-ad", `Illegal value "pa55word-of-ad"`, true},
		{"eight characters of it", "pa55word-of-ad", "near 'word-of-'", true},
		{"seven characters of it", "pa55word-of-ad", "word-of is fine", false},
		{"in other case", "pa55word-of-ad", "PA55WORD-OF-AD", true},
		{"as JSON writes it", `a"b\c"d\e`, `near a\"b\\c\"d\\e`, true},
		{"as a query writes it", "ä ö ü ß", "filters=%C3%A4+%C3%B6+x", true},
		{"as HTML writes it", "a&b<c>d", "a&amp;b&lt;c&gt;d", true},
		{"over several lines", "-----BEGIN\nKEY-----", "bad key: -----BEGIN KEY-----", true},
		{"line ends as blanks", "abcd\nefgh", "near abcd efgh", true},
		{"blanks as something else", "abcd efgh", "near abcd\x00efgh", true},
		{"characters, not bytes", "пароль-x", "пароль is short", false},
		{"a short secret, whole", "hush", "say hush!", true},
		{"a part of a short secret", "hush", "hus", false},
		{"an empty secret", "", "anything", false},
		{"nothing shared", "pa55word-of-ad", "Illegal value for field", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := newRedactor([]string{test.secret}).text(test.text)
			if hidden := got == withheld; hidden != test.hidden {
				t.Errorf("text %q became %q", test.text, got)
			}
		})
	}
}

func TestNoErrorRepeatsEightCharactersOfASecret(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringN(shared, 40, -1).Draw(t, "secret")
		runes := []rune(secret)
		from := rapid.IntRange(0, len(runes)-shared).Draw(t, "from")
		part := string(runes[from : from+shared])
		text := rapid.String().Draw(t, "before") + part + rapid.String().Draw(t, "after")
		body, err := json.Marshal(map[string]any{"message": text, "causes": []any{map[string]any{"text": text}}, "trackingId": text})
		if err != nil {
			t.Fatal(err)
		}
		resp := &Response{Status: 400, Header: http.Header{}, Body: body}
		line := newStatusError(Request{Method: "PUT", Path: "/x"}, resp, []string{secret}).Error()
		if strings.Count(line, withheld) != 2 {
			t.Fatalf("secret %q is repeated in %q", secret, line)
		}
	})
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
