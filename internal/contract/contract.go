package contract

import (
	"net/http"
	"os"
	"testing"
)

// Variable names the folder with one description per API version: beta.json,
// v3.json, v2024.json, v2025.json, v2026.json, and latest.json for the
// un-prefixed form.
const Variable = "ISC_OPENAPI_DIR"

// Wrap returns a transport that carries requests to next and fails the test for
// every exchange that breaks the contract.
func Wrap(tb testing.TB, next http.RoundTripper) http.RoundTripper {
	tb.Helper()
	dir := os.Getenv(Variable)
	if dir == "" {
		tb.Logf("not checked against the vendor's OpenAPI: %s is not set", Variable)
		return next
	}
	return &Transport{Next: next, Dir: dir, Report: func(v Violation) { tb.Errorf("contract: %s", v) }}
}
