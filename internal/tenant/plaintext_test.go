package tenant_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"isc-sync/internal/rest"
)

// printed answers every read with one text.
type printed struct {
	status      int
	media, text string
	accepted    []string
}

func (p *printed) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Path, "/oauth/") {
		return jsonAnswer(r, http.StatusOK, nil, map[string]any{"access_token": "t", "expires_in": 600})
	}
	p.accepted = append(p.accepted, r.Header.Get("Accept"))
	return &http.Response{StatusCode: p.status, Header: http.Header{"Content-Type": {p.media}}, Body: io.NopCloser(strings.NewReader(p.text)), Request: r}, nil
}

func TestAnObjectThatIsATextIsReadAsItIs(t *testing.T) {
	for _, tt := range []struct {
		name, want, wrong string
		tenant            printed
	}{
		{name: "a text", tenant: printed{200, "text/plain;charset=UTF-8", "Ring\r\n{}\n", nil}, want: "Ring\r\n{}\n"},
		{name: "a text without a type", tenant: printed{200, "", "[1]", nil}, want: "[1]"},
		{name: "a text in JSON", tenant: printed{200, "application/json", `"Ring\n"`, nil}, want: "Ring\n"},
		{name: "no text", tenant: printed{200, "text/plain", "", nil}, want: "none"},
		{name: "none yet", tenant: printed{404, "application/json", "{}", nil}, want: "none"},
		{name: "an object", tenant: printed{200, "application/json", `{"error": "x"}`, nil}, wrong: "the answer is an object instead of a text"},
		{name: "bytes", tenant: printed{200, "text/plain", "\xff", nil}, wrong: "the answer is not UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			client, err := rest.New(rest.Config{BaseURL: "http://127.0.0.1", ClientID: "id", ClientSecret: "secret", Transport: &tt.tenant})
			if err != nil {
				t.Fatal(err)
			}
			r := guildReader(t, &strict{})
			r.Client = client
			snapshot, err := r.Declared(t.Context(), settingDocs(r, "Songbook"))
			if tt.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), tt.wrong) {
					t.Errorf("the error is %v", err)
				}
				return
			}
			if err != nil && tt.tenant.status == 200 {
				t.Fatal(err)
			}
			got := "none"
			if snapshot != nil {
				if o := snapshot.Live.Find("Songbook"); o != nil && !o.Default {
					got, _ = o.Value["sheet"].(string)
				}
			}
			if got != tt.want || !strings.HasPrefix(tt.tenant.accepted[0], "text/plain") {
				t.Errorf("read %q, asked for %q", got, tt.tenant.accepted)
			}
		})
	}
}
