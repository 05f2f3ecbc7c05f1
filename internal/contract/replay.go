package contract

import (
	"bytes"
	"net/http"
	"os"
	"testing"
)

// Replay checks every exchange of a recording and fails the test for each that
// breaks the contract, once. It returns how many there were.
func Replay(tb testing.TB, file string) int {
	tb.Helper()
	seen := map[string]bool{}
	checker := &Transport{Dir: os.Getenv(Variable), Report: func(v Violation) {
		if line := v.String(); !seen[line] {
			seen[line] = true
			tb.Error(line)
		}
	}}
	count := 0
	for e, err := range Exchanges(file) {
		if err != nil {
			tb.Fatal(err)
		}
		checker.replay(tb, e)
		count++
	}
	return count
}

func (t *Transport) replay(tb testing.TB, e Exchange) {
	tb.Helper()
	request, err := http.NewRequest(e.Method, e.URL, bytes.NewReader(e.Sent))
	if err != nil {
		tb.Fatal(err)
	}
	request.Header = e.RequestHeader
	t.check(request, e.Sent, &http.Response{StatusCode: e.Status, Header: e.ResponseHeader}, e.Received)
}
