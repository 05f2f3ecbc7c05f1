package apply_test

import (
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// bench is a tenant in memory, a directory of documents and the way from the
// one to the other. It lives in a bubble of its own, in which waiting costs no
// time.
type bench struct {
	t      *testing.T
	kinds  *registry.Kinds
	client *rest.Client
	dir    string
	env    map[string]string
	// version is the API version; "" is the usual one.
	version string
	// wrap, if set, is laid around the transport to the tenant.
	wrap func(http.RoundTripper) http.RoundTripper
	// schemas describe the documents; nil is what the program ships.
	schemas fs.FS
	// upload names files that are to be sent although the tenant has them.
	upload []state.Key
	// set is what the directory declares, once it was read.
	set *documents.Set

	mu   sync.Mutex
	seen []simulator.Exchange
	// then is called once, when the tenant has seen the next write.
	then func()
}

// isLeftOut reports whether one of many cases that differ little is not run: with
// -short, as with the race detector, every third is.
func isLeftOut(n int) bool { return testing.Short() && n%3 != 0 }

// inBench runs a test in a bubble with a fresh tenant.
func inBench(t *testing.T, o simulator.Options, test func(*bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { test(newBench(t, o)) })
}

func newBench(t *testing.T, o simulator.Options) *bench {
	t.Helper()
	return newBenchBehind(t, nil, o)
}

// newBenchBehind is a bench whose tenant is reached through something else.
func newBenchBehind(t *testing.T, wrap func(http.RoundTripper) http.RoundTripper, o simulator.Options) *bench {
	t.Helper()
	b := &bench{t: t, kinds: tenanttest.Kinds(t), dir: t.TempDir(), env: map[string]string{}, wrap: wrap}
	b.open(o)
	return b
}

// another is a bench with the same documents and a fresh tenant.
func (b *bench) another(t *testing.T, o simulator.Options) *bench {
	t.Helper()
	twin := &bench{t: t, kinds: b.kinds, dir: b.dir, env: b.env, set: b.set}
	twin.open(o)
	return twin
}

func (b *bench) open(o simulator.Options) {
	b.t.Helper()
	o.Observe = b.observe
	b.client = tenanttest.Client(b.t, tenanttest.Open(b.t, ":memory:", o), rest.Config{Wrap: b.wrap})
}

func (b *bench) observe(e simulator.Exchange) {
	b.mu.Lock()
	b.seen = append(b.seen, e)
	then := b.then
	if !isWrite(e) || then == nil {
		b.mu.Unlock()
		return
	}
	b.then = nil
	b.mu.Unlock()
	go then()
}

func isWrite(e simulator.Exchange) bool { return e.Method != "GET" && e.Path != "/oauth/token" }

// afterFirstWrite lets somebody else act once the next write arrived.
func (b *bench) afterFirstWrite(then func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.then = then
}

// writes is how many requests so far were no reads.
func (b *bench) writes() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, e := range b.seen {
		if isWrite(e) {
			n++
		}
	}
	return n
}

func (b *bench) write(name, text string) {
	b.t.Helper()
	b.set = nil
	if err := os.WriteFile(filepath.Join(b.dir, name), []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// plan reads the directory and the tenant, and saves and loads the plan as a
// file would, so that every test works with what a file can hold.
func (b *bench) plan() *plan.Plan {
	b.t.Helper()
	if b.set == nil {
		described := b.schemas
		if described == nil {
			described = schemas.FS
		}
		set, err := documents.Load(b.dir, b.kinds, described, documents.Options{APIVersion: b.version})
		if err != nil {
			b.t.Fatal(err)
		}
		b.set = set
	}
	set := b.set
	reader := &tenant.Reader{Client: b.client, Kinds: b.kinds, Version: set.APIVersion}
	snapshot, err := reader.Declared(b.t.Context(), set.Documents)
	if err != nil {
		b.t.Fatal(err)
	}
	result := planner.Build(planner.Input{
		Kinds: b.kinds, Documents: set.Documents, Live: snapshot.Live, Directory: snapshot.Directory,
		Settings: set.Settings, Tenant: "acme", APIVersion: set.APIVersion, Options: planner.Options{Env: b.env, Upload: b.upload},
	})
	if err := result.Problems.Err(); err != nil {
		b.t.Fatal(err)
	}
	saved, err := plan.Decode(result.Plan.Encode())
	if err != nil {
		b.t.Fatal(err)
	}
	return saved
}

// check proves a saved plan from the documents that it was made from.
func (b *bench) check(p *plan.Plan) error {
	b.t.Helper()
	e := engine.Engine{Kinds: b.kinds, Client: b.client, Version: b.set.APIVersion, Env: func(name string) (string, bool) {
		text, set := b.env[name]
		return text, set
	}}
	_, err := e.Prove(b.t.Context(), p, b.set.Documents, b.set.Settings)
	return err
}

// apply carries a plan out.
func (b *bench) apply(p *plan.Plan, o apply.Options) *apply.Report {
	b.t.Helper()
	report, err := apply.Run(b.t.Context(), p, b.kinds, b.client, b.options(o))
	if err != nil {
		b.t.Fatal(err)
	}
	return report
}

// applyAnyway is apply where the report itself cannot be written.
func (b *bench) applyAnyway(p *plan.Plan, o apply.Options) *apply.Report {
	b.t.Helper()
	report, err := apply.Run(b.t.Context(), p, b.kinds, b.client, b.options(o))
	if report == nil {
		b.t.Fatal(err)
	}
	return report
}

// linkOutside puts a link in the place of a file, to the same text elsewhere.
func (b *bench) linkOutside(name, text string) {
	b.t.Helper()
	outside := filepath.Join(b.t.TempDir(), name)
	if err := os.WriteFile(outside, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(b.dir, name)); err != nil {
		b.t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(b.dir, name)); err != nil {
		b.t.Skip("this system has no links")
	}
}

func (b *bench) options(o apply.Options) apply.Options {
	o.Env, o.Dir, o.Planner = b.env, b.dir, planner.Recheck{}
	if o.DeleteTimeout == 0 {
		o.DeleteTimeout = 10 * time.Minute
	}
	return o
}

// outcomes are the results by step.
func outcomes(r *apply.Report) map[string]apply.Outcome {
	out := map[string]apply.Outcome{}
	for _, s := range r.Steps {
		out[s.Step] = s.Outcome
	}
	return out
}

// wantDone fails the test unless everything was done.
func (b *bench) wantDone(r *apply.Report) {
	b.t.Helper()
	for _, s := range r.Steps {
		if !s.Outcome.Done() {
			b.t.Errorf("%s: %s: %s", s.Step, s.Outcome, s.Cause)
		}
	}
}

// wantNothingLeft fails the test unless the tenant is as declared.
func (b *bench) wantNothingLeft() {
	b.t.Helper()
	p := b.plan()
	if !p.Empty() {
		b.t.Errorf("there is something left to do:\n%s", p.Encode())
	}
}

// send makes a request as somebody else would.
func (b *bench) send(method, path, body string) []byte {
	b.t.Helper()
	path, query, _ := strings.Cut(path, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		b.t.Fatal(err)
	}
	r := rest.Request{Method: method, Path: path, Query: values}
	if body != "" {
		r.Body = []byte(body)
	}
	if method == "PATCH" {
		r.ContentType = "application/json-patch+json"
	}
	response, err := b.client.Do(b.t.Context(), r)
	if err != nil {
		b.t.Fatal(err)
	}
	return response.Body
}

func faults(t *testing.T, rules ...string) []simulator.Fault {
	t.Helper()
	out := make([]simulator.Fault, len(rules))
	for i, rule := range rules {
		fault, err := simulator.ParseFault(rule)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = fault
	}
	return out
}
