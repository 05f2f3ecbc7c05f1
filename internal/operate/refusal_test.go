package operate_test

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/internal/operate"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
)

func TestAnAnswerThatDoesNotComeIsNeverAskedForAgain(t *testing.T) {
	cases := []struct {
		title, name, fault string
		outcome            operate.Outcome // "" where it is an error
		problem            string
	}{
		{"lost before a change", "aggregate-accounts", "POST /**=lost-before", operate.Unknown, "answer was lost"},
		{"lost after a change", "aggregate-accounts", "POST /**=lost-after", operate.Unknown, "answer was lost"},
		{"a gateway's error after a change", "sync-attributes", "POST /**=502-after", operate.Unknown, "502"},
		{"no answer to a change", "remove-accounts", "POST /**=hang", operate.Unknown, "answer was lost"},
		{"lost where nothing changes", "test", "POST /**=lost-after", "", "answer was lost"},
		{"no answer where nothing changes", "test", "POST /**=hang", operate.Deadline, "did not answer within 20 seconds"},
		{"refused", "aggregate-accounts", "POST /**=403", "", "403"},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := open(t, "v2025", simulator.Options{Faults: fault(t, strings.Replace(c.fault, "/**", "/v2025/sources/**", 1))})
				result, err := f.do(t, c.name, "", "Ticket Desk", operate.Given{}, operate.Options{Timeout: 20 * time.Second})
				synctest.Wait()
				if n := f.count("POST", ""); n != 1 {
					t.Errorf("asked %d times", n)
				}
				if c.outcome == "" {
					if err == nil || !strings.Contains(err.Error(), c.problem) {
						t.Errorf("error %v, want %q", err, c.problem)
					}
					return
				}
				if err != nil || result.Outcome != c.outcome || !strings.Contains(result.Reason, c.problem) || result.ExitCode() != 3 {
					t.Errorf("%+v, %v; want %s (%s)", result, err, c.outcome, c.problem)
				}
			})
		})
	}
}

func TestARefusalHasAHint(t *testing.T) {
	cases := []struct {
		title, name, form, source string
		given                     operate.Given
		status                    int
		hint                      string
	}{
		{"accounts of people who own sources", "remove-accounts", "", "Corporate Directory", operate.Given{}, 400, "owns any source"},
		{"a delimited file without a file", "aggregate-accounts", "", "HR Feed", operate.Given{}, 400, "--file"},
		{"a template of what has none", "schema-template get", "accounts", "Ticket Desk", operate.Given{}, 400, "only sources for delimited files"},
		{"a schema that is not there", "schema-template get", "entitlements", "HR Feed", operate.Given{}, 404, "what else the request names"},
		{"a header that a delimited file cannot have", "schema-template put", "accounts", "HR Feed", csv("h.csv", "displayName"), 400, "the first line of the file"},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			f := open(t, "v2025", simulator.Options{})
			_, err := f.do(t, c.name, c.form, c.source, c.given, operate.Options{})
			var status *rest.StatusError
			if !errors.As(err, &status) || status.Status != c.status || !strings.Contains(hintOf(err), c.hint) {
				t.Errorf("error %v with hint %q", err, hintOf(err))
			}
		})
	}
}

func TestAnOperationThatSaysNoEndsBadly(t *testing.T) {
	f := open(t, "v2025", simulator.Options{})
	result, err := f.do(t, "ping-cluster", "", "HR Feed", operate.Given{}, operate.Options{})
	if err != nil || result.Outcome != operate.Failure || result.ExitCode() != 3 || !strings.Contains(result.Reason, "no cluster") {
		t.Errorf("%+v, %v", result, err)
	}
}
