package simulator_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func faults(t *testing.T, rules ...string) []simulator.Fault {
	t.Helper()
	var out []simulator.Fault
	for _, rule := range rules {
		fault, err := simulator.ParseFault(rule)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fault)
	}
	return out
}

func TestFaults(t *testing.T) {
	rename := `[{"op":"replace","path":"/description","value":"new"}]`
	tests := []struct {
		name, rule string
		status     int // 0: no answer
		acted      bool
	}{
		{"a status before acting", "PATCH /v2025/sources/*=500", 500, false},
		{"a status after acting", "PATCH /v2025/sources/*=503-after", 503, true},
		{"lost before acting", "PATCH /v2025/sources/*=lost-before", 0, false},
		{"lost after acting", "PATCH /v2025/sources/*=lost-after", 0, true},
		{"broken off", "* /v2025/**=truncate@2", 0, true},
		{"a task that ends badly is none of a write's business", "PATCH /v2025/sources/*=task:ERROR", 200, true},
		{"another method", "PUT /v2025/sources/*=500", 200, true},
		{"another path", "PATCH /v2025/sources/*/schemas=500", 200, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, c := memory(t, simulator.Options{Faults: faults(t, tt.rule)})
			path := c.source("v2025", "Ticket Desk")
			got, err := c.do("PATCH", path, rename)
			if tt.status == 0 && !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("err %v, want a cut connection", err)
			}
			if tt.status != 0 && (err != nil || got.status != tt.status) {
				t.Errorf("status %d, %v; want %d", got.status, err, tt.status)
			}
			if acted := c.must(200, "GET", path, "").at("/description") == "new"; acted != tt.acted {
				t.Errorf("acted: %v, want %v", acted, tt.acted)
			}
		})
	}
}

func TestFaultOccasions(t *testing.T) {
	tests := []struct{ rule, want string }{
		{"GET /v2025/sources=500@2", ".x..."},
		{"GET /v2025/sources=500@2-3", ".xx.."},
		{"GET /v2025/sources=500@3+", "..xxx"},
		{"GET /v2025/sources=500", "xxxxx"},
		{"GET /v2025/sources=500@100%", "xxxxx"},
	}
	for _, tt := range tests {
		if got := strike(t, tt.rule, 5); got != tt.want {
			t.Errorf("%s strikes %s, want %s", tt.rule, got, tt.want)
		}
	}
	first, second := strike(t, "* /**=500@50%/7", 40), strike(t, "* /**=500@50%/7", 40)
	if first != second || !strings.Contains(first, "x") || !strings.Contains(first, ".") {
		t.Errorf("a seeded rule strikes %s, then %s", first, second)
	}
}

func strike(t *testing.T, rule string, times int) string {
	t.Helper()
	tenant, err := simulator.Open(":memory:", simulator.Options{Faults: faults(t, rule)})
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for range times {
		recorder := httptest.NewRecorder()
		tenant.ServeHTTP(recorder, httptest.NewRequest("GET", "/v2025/sources", nil))
		out += map[bool]string{true: "x", false: "."}[recorder.Code == 500]
	}
	return out
}

func TestRetryAfterOfFaults(t *testing.T) {
	for rule, want := range map[string]string{"429": "1", "429:9": "9", "429:none": "", "429:absurd": "-99999999999999999999 years"} {
		_, c := memory(t, simulator.Options{Faults: faults(t, "GET /v2025/sources="+rule)})
		if got := c.must(429, "GET", "/v2025/sources", "").header.Get("Retry-After"); got != want {
			t.Errorf("%s: Retry-After %q, want %q", rule, got, want)
		}
	}
	_, c := memory(t, simulator.Options{Faults: faults(t, "GET /v2025/sources=429:date")})
	if _, err := http.ParseTime(c.must(429, "GET", "/v2025/sources", "").header.Get("Retry-After")); err != nil {
		t.Error(err)
	}
}

func TestHangLastsUntilTheClientGivesUp(t *testing.T) {
	tenant, _ := memory(t, simulator.Options{Faults: faults(t, "GET /v2025/sources=hang")})
	ctx, cancel := context.WithCancel(t.Context())
	request, err := http.NewRequestWithContext(ctx, "GET", "http://tenant/v2025/sources", nil)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		_, err := simulator.Transport(tenant).RoundTrip(request)
		done <- err
	}()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("err %v", err)
	}
}

func TestParseFaultRefuses(t *testing.T) {
	for rule, cause := range map[string]string{
		"GET /a":                 `no "="`,
		"/a=500":                 "METHOD /path",
		"GET a=500":              "METHOD /path",
		"GET /[=500":             "pattern",
		"GET /a=200":             "unknown",
		"GET /a=later":           "unknown",
		"GET /a=500:3":           "only 429",
		"GET /a=429:soon":        "Retry-After",
		"GET /a=500@0":           "count from 1",
		"GET /a=500@5-3":         "range",
		"GET /a=500@x":           "count from 1",
		"GET /a=500@120%":        "share",
		"GET /a=500@10%/x":       "seed",
		"GET /a=lost-before@2-b": "range",
	} {
		if _, err := simulator.ParseFault(rule); err == nil || !strings.Contains(err.Error(), cause) {
			t.Errorf("%s: %v, want an error with %q", rule, err, cause)
		}
	}
}

func FuzzParseFault(f *testing.F) {
	for _, seed := range []string{"PATCH /v2025/sources/*=500@3", "* /**=429:date@20%/7", "GET /=hang", "=@"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := simulator.ParseFault(text); err == nil && !strings.Contains(text, "=") {
			t.Errorf("%q was accepted", text)
		}
	})
}
