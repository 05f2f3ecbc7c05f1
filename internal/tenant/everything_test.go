package tenant_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state/registry"
)

// restless lists sources, of which the first goes and comes back between two
// pages, for so many requests.
type restless struct {
	mu    sync.Mutex
	names []string
	pages int
	until int
}

func (r *restless) RoundTrip(request *http.Request) (*http.Response, error) {
	answer := func(status int, header http.Header, v any) (*http.Response, error) {
		body, err := json.Marshal(v)
		header.Set("Content-Type", "application/json")
		return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(string(body))), Request: request}, err
	}
	path := strings.Split(strings.TrimPrefix(request.URL.Path, "/v2025/"), "/")
	source := func(name string) map[string]any {
		return map[string]any{"id": "id-" + name, "name": name, "connector": "jdbc"}
	}
	switch {
	case strings.HasPrefix(request.URL.Path, "/oauth/"):
		return answer(http.StatusOK, http.Header{}, map[string]any{"access_token": "t", "expires_in": 600})
	case len(path) == 1 && path[0] == "sources":
		rows, total := r.page(request)
		values := []any{}
		for _, name := range rows {
			values = append(values, source(name))
		}
		return answer(http.StatusOK, http.Header{"X-Total-Count": {strconv.Itoa(total)}}, values)
	case len(path) == 2:
		return answer(http.StatusOK, http.Header{}, source(strings.TrimPrefix(path[1], "id-")))
	case len(path) == 3 && strings.HasSuffix(path[2], "s") && path[2] != "password-policies":
		return answer(http.StatusOK, http.Header{}, []any{})
	}
	return answer(http.StatusNotFound, http.Header{}, map[string]any{"detailCode": "404 Not found"})
}

// page returns a page, and moves the border behind it.
func (r *restless) page(request *http.Request) ([]string, int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	total := len(r.names)
	offset, _ := strconv.Atoi(request.URL.Query().Get("offset"))
	limit, _ := strconv.Atoi(request.URL.Query().Get("limit"))
	from := min(offset, total)
	rows := append([]string{}, r.names[from:min(from+limit, total)]...)
	if r.pages++; r.pages <= r.until {
		if r.pages%2 == 1 {
			r.names = r.names[1:]
		} else {
			r.names = append([]string{"S000"}, r.names...)
		}
	}
	return rows, total
}

func TestAListThatWasNotReadCompletelyIsListed(t *testing.T) {
	for until, want := range map[int]struct {
		sources int
		notRead string
	}{
		4:    {252, ""},
		1000: {251, "Source: GET /v2025/sources: the list was not read completely"},
	} {
		changing := &restless{until: until}
		for i := range 252 {
			changing.names = append(changing.names, fmt.Sprintf("S%03d", i))
		}
		kinds := tenanttest.Kinds(t)
		client, err := rest.New(rest.Config{BaseURL: "http://127.0.0.1", ClientID: "id", ClientSecret: "secret", Transport: changing, Rate: 100_000})
		if err != nil {
			t.Fatal(err)
		}
		reader := &tenant.Reader{Client: client, Kinds: kinds, Version: "v2025"}
		s, err := reader.Everything(t.Context(), []*registry.Kind{kinds.Find("Source")}, nil)
		if err != nil {
			t.Fatal(err)
		}
		sources := 0
		for _, o := range s.Live.All() {
			if o.Kind.Name == "Source" {
				sources++
			}
		}
		notRead := fmt.Sprint(s.Live.NotRead())
		notRead = strings.Trim(notRead, "[]")
		if sources != want.sources || !strings.HasPrefix(notRead, want.notRead) || want.notRead == "" && notRead != "" {
			t.Errorf("read %d sources, not read: %.300s", sources, notRead)
		}
	}
}
