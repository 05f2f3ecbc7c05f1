package main

import (
	"net/http"
	"os"
	"testing"

	"isc-sync/internal/contract"
)

// varExchanges names the file in which the program under test records what it
// says to the tenant.
const varExchanges = "ISC_SYNC_TEST_EXCHANGES"

// recorded is main, with its exchanges on record where somebody wants them.
func recorded() {
	file := os.Getenv(varExchanges)
	if file == "" {
		main()
		return
	}
	os.Exit(run(func(next http.RoundTripper) http.RoundTripper {
		return &contract.Recorder{Next: next, File: file}
	}))
}

// judge looks at what all scripts said to tenants, and heard from them, when
// the last of them has ended.
func judge(t *testing.T, recording string) {
	checkContract(t, recording)
	checkFields(t, recording)
}

// checkContract holds every exchange against the vendor's description.
func checkContract(t *testing.T, recording string) {
	if os.Getenv(contract.Variable) == "" {
		t.Logf("not checked against the vendor's OpenAPI: %s is not set", contract.Variable)
		return
	}
	contract.Replay(t, recording)
}
