package contract_test

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/contract"
)

func TestARecordingHoldsWhatPassedThroughButNoToken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "exchanges.jsonl")
	recorder := &contract.Recorder{File: file, Next: tripper(func(r *http.Request) (*http.Response, error) {
		return &http.Response{
			StatusCode: 200, Header: http.Header{"X-Total-Count": {"1"}},
			Body: io.NopCloser(strings.NewReader("[]")), Request: r,
		}, nil
	})}
	trip(t, recorder, "POST", "/oauth/token", "secret")
	trip(t, recorder, "GET", "/v2025/things?limit=1", "")
	trip(t, recorder, "PUT", "/v2025/things/1", "\xff\n")

	var got []contract.Exchange
	for e, err := range contract.Exchanges(file) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e)
	}
	if len(got) != 2 {
		t.Fatalf("%d exchanges are on record", len(got))
	}
	if text, err := os.ReadFile(file); err != nil || strings.Contains(string(text), "secret") {
		t.Errorf("a secret is on record (%v):\n%s", err, text)
	}
	if e := got[0]; e.Method != "GET" || e.URL != "http://tenant/v2025/things?limit=1" || len(e.Sent) != 0 || e.ResponseHeader.Get("X-Total-Count") != "1" || e.Process != os.Getpid() {
		t.Errorf("the first is %+v", e)
	}
	if e := got[1]; e.Method != "PUT" || string(e.Sent) != "\xff\n" || e.Status != 200 || string(e.Received) != "[]" {
		t.Errorf("the second is %+v", e)
	}
}

func TestABrokenRecordingIsAnErrorAndEnds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "exchanges.jsonl")
	if err := os.WriteFile(file, []byte(`{"Method":"GET"}`+"\n"+`{"Method":`), 0o600); err != nil {
		t.Fatal(err)
	}
	good, bad := 0, 0
	for _, err := range contract.Exchanges(file) {
		if err != nil {
			bad++
		} else {
			good++
		}
	}
	if good != 1 || bad != 1 {
		t.Errorf("%d exchanges and %d errors", good, bad)
	}
	for _, err := range contract.Exchanges(file + ".other") {
		if err == nil {
			t.Error("a missing recording has an exchange")
		}
	}
}
