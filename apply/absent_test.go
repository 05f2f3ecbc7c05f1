package apply_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

const rule = "---\nkind: ConnectorRule\nname: Rule %d\nspec: {type: BuildMap, sourceCode: {version: '1', script: return}}\n"

func rules(n int) string {
	var documents strings.Builder
	for i := range n {
		fmt.Fprintf(&documents, rule, i)
	}
	return documents.String()
}

// reads is how many of the requests from the n-th on read a collection.
func (b *bench) reads(from int, path string) (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.seen[from:] {
		if e.Method == "GET" && e.Path == path {
			n++
		}
	}
	return n
}

func (b *bench) requests() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.seen)
}

func TestOneReadingOfACollectionServesTheCreationsOfAWave(t *testing.T) {
	const path = "/v2025/connector-rules"
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", rules(40))
		p := b.plan()
		before := b.requests()
		b.wantDone(b.apply(p, apply.Options{Workers: 8}))
		if n := b.reads(before, path); n != 1 {
			t.Errorf("%d readings of %s for 40 creations, want 1", n, path)
		}
	})
}

// rival creates Rule 1 after Rule 0 was created; until then, time goes by.
type rival struct {
	http.RoundTripper
	after time.Duration
}

func (r rival) RoundTrip(request *http.Request) (*http.Response, error) {
	sent := ""
	if request.Body != nil {
		body, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		sent = string(body)
		request.Body = io.NopCloser(strings.NewReader(sent))
	}
	response, err := r.RoundTripper.RoundTrip(request)
	if err == nil && request.Method == "POST" && strings.Contains(sent, "Rule 0") {
		time.Sleep(r.after)
		other := request.Clone(request.Context())
		other.Body, other.ContentLength = io.NopCloser(strings.NewReader(strings.Replace(sent, "Rule 0", "Rule 1", 1))), -1
		answer, err := r.RoundTripper.RoundTrip(other)
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(io.Discard, answer.Body); err != nil {
			return nil, err
		}
	}
	return response, err
}

// What somebody else creates during a long wave is seen, since a reading does not
// prove for long that an object is absent.
func TestACollectionIsReadAgainAfterAWhile(t *testing.T) {
	for _, test := range []struct {
		name  string
		after time.Duration
		want  apply.Outcome
	}{
		{"soon: the tenant refuses the second of that name", time.Second, apply.Failed},
		{"late: the next reading shows it", 40 * time.Second, apply.Stale},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBenchBehind(t, func(next http.RoundTripper) http.RoundTripper { return rival{next, test.after} }, simulator.Options{})
				b.write("d.yaml", rules(2))
				steps := b.apply(b.plan(), apply.Options{Workers: 1}).Steps
				if steps[0].Outcome != apply.Applied || steps[1].Outcome != test.want {
					t.Errorf("outcomes %s and %s (%s), want applied and %s", steps[0].Outcome, steps[1].Outcome, steps[1].Cause, test.want)
				}
			})
		})
	}
}

func TestWhatACollectionHasIsNotCreatedAgain(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", rules(3))
		p := b.plan()
		b.send("POST", "/v2025/connector-rules", `{"name":"Rule 1","type":"BuildMap","sourceCode":{"version":"1","script":"return"}}`)
		for i, step := range b.apply(p, apply.Options{}).Steps {
			want := map[bool]apply.Outcome{true: apply.Stale, false: apply.Applied}[i == 1]
			if step.Outcome != want {
				t.Errorf("%s: %s (%s), want %s", step.Key, step.Outcome, step.Cause, want)
			}
		}
	})
}
