package acceptance

import (
	"flag"
	"net/http"
	"os"
	"strings"
	"testing"

	"isc-sync/internal/command"
	"isc-sync/internal/contract"
)

// varExchanges names the file in which the program under test records what it
// says to the tenant.
const varExchanges = "ISC_SYNC_TEST_EXCHANGES"

// recorded is the program, which records its exchanges if varExchanges is set.
func recorded() {
	file := os.Getenv(varExchanges)
	if file == "" {
		os.Exit(command.Main(nil))
	}
	os.Exit(command.Main(func(next http.RoundTripper) http.RoundTripper {
		return &contract.Recorder{Next: next, File: file}
	}))
}

// judge looks at what all scripts said to tenants, and heard from them, when
// the last of them has ended. What they reach together can be told only if none
// was left out and none failed.
func judge(t *testing.T, recording string) {
	whole := !partial() && !t.Failed()
	checkContract(t, recording)
	if !whole {
		t.Log("not checked what the scripts reach: not all of them ran to their end")
		return
	}
	checkWalk(t, recording)
	checkFields(t, recording)
}

// partial tells whether the command line leaves scripts out.
func partial() bool {
	for _, name := range []string{"test.run", "test.skip"} {
		if f := flag.Lookup(name); f != nil && strings.Contains(f.Value.String(), "/") {
			return true
		}
	}
	return false
}

// checkContract holds every exchange against the vendor's description.
func checkContract(t *testing.T, recording string) {
	if os.Getenv(contract.Variable) == "" {
		t.Logf("not checked against the vendor's OpenAPI: %s is not set", contract.Variable)
		return
	}
	contract.Replay(t, recording)
}
