package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"isc-sync/internal/exit"
	"isc-sync/internal/simulator"
)

const renamed = "kind: Source\nname: HR Feed\nspec: {description: changed}\n---\n" +
	"kind: ProvisioningPolicy\nsource: HR Feed\nusageType: CREATE\nspec: {name: Create, fields: []}\n"

// run is a program that a test can interrupt.
type run struct {
	stdout, stderr bytes.Buffer
	code           int
	ended          chan struct{}
}

// startApply starts an apply on a tenant that calls arrived before each update.
func startApply(t *testing.T, ctx context.Context, kill <-chan struct{}, arrived func(*http.Request), args ...string) *run {
	t.Helper()
	return startApplyTo(t, nil, ctx, kill, arrived, args...)
}

// startApplyTo is startApply with another stdout, if one is given.
func startApplyTo(t *testing.T, stdout io.Writer, ctx context.Context, kill <-chan struct{}, arrived func(*http.Request), args ...string) *run {
	t.Helper()
	tenant, err := simulator.Open(":memory:", simulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPatch || r.Method == http.MethodPut {
			arrived(r)
		}
		tenant.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tenant.yaml"), []byte(renamed), 0o600); err != nil {
		t.Fatal(err)
	}
	id, secret := tenant.Credentials()
	env := map[string]string{varBaseURL: server.URL, varClientID: id, varClientSecret: secret}
	r := &run{ended: make(chan struct{})}
	p := &Program{
		Stdin: strings.NewReader(""), Stdout: &r.stdout, Stderr: &r.stderr, Kill: kill,
		LookupEnv: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
	}
	if stdout != nil {
		p.Stdout = stdout
	}
	go func() {
		defer close(r.ended)
		r.code = p.Run(ctx, append([]string{"apply", "--yes", "--dir", dir}, args...))
	}()
	return r
}

func TestTheFirstInterruptFinishesWhatIsUnderWay(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	var once sync.Once
	r := startApply(t, ctx, nil, func(*http.Request) { once.Do(interrupt) }, "-o", "json")
	<-r.ended
	if r.code != exit.Interrupted {
		t.Errorf("exit code %d, want %d\n%s", r.code, exit.Interrupted, r.stderr.String())
	}
	for _, want := range []string{`"outcome": "applied"`, `"outcome": "skipped"`, `"interrupted": true`, `"exitCode": 130`} {
		if !strings.Contains(r.stdout.String(), want) {
			t.Errorf("%s is missing in\n%s", want, r.stdout.String())
		}
	}
}

func TestTheSecondInterruptStopsAtOnce(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	kill := make(chan struct{})
	var once sync.Once
	r := startApply(t, ctx, kill, func(r *http.Request) {
		once.Do(func() { interrupt(); close(kill) })
		_, _ = io.Copy(io.Discard, r.Body) // only then does the server see who goes away
		<-r.Context().Done()               // the answer never comes
	}, "-o", "json")
	<-r.ended
	if r.code != exit.Interrupted {
		t.Errorf("exit code %d, want %d\n%s", r.code, exit.Interrupted, r.stderr.String())
	}
	if !strings.Contains(r.stdout.String(), `"outcome": "unknown"`) {
		t.Errorf("nothing is unknown in\n%s", r.stdout.String())
	}
}

// closing is a stdout that is closed after the first text, as head -1 does it.
type closing struct{ closed bool }

func (c *closing) Write(p []byte) (int, error) {
	if c.closed {
		return 0, syscall.EPIPE
	}
	c.closed = true
	return len(p), nil
}

func TestTheReportDecidesTheExitCodeWhereStdoutIsClosed(t *testing.T) {
	report := filepath.Join(t.TempDir(), "report.jsonl")
	for _, tt := range []struct {
		args []string
		want int
	}{
		{[]string{"--report", report}, exit.Done},
		{nil, exit.Incomplete},
	} {
		r := startApplyTo(t, &closing{}, t.Context(), nil, func(*http.Request) {}, tt.args...)
		<-r.ended
		if r.code != tt.want || !strings.Contains(r.stderr.String(), syscall.EPIPE.Error()) {
			t.Errorf("%q: exit code %d, want %d\n%s", tt.args, r.code, tt.want, r.stderr.String())
		}
	}
	written, err := os.ReadFile(report)
	if err != nil || !strings.Contains(string(written), `"exitCode":0`) {
		t.Errorf("%v in the report\n%s", err, written)
	}
}

func TestAnInterruptWhilePlanningWritesNothing(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	r := startApply(t, ctx, nil, func(*http.Request) { t.Error("a write arrived") })
	<-r.ended
	if r.code != exit.Interrupted {
		t.Errorf("exit code %d, want %d", r.code, exit.Interrupted)
	}
}

func TestATimeoutIsNoInterrupt(t *testing.T) {
	r := startApply(t, t.Context(), nil, func(*http.Request) { t.Error("a write arrived") }, "--timeout", "1ns")
	<-r.ended
	if r.code != exit.Incomplete || !strings.Contains(r.stderr.String(), "incomplete: the time of --timeout (1ns) was used up before anything was written") {
		t.Errorf("exit code %d, stderr %s", r.code, r.stderr.String())
	}
}

func TestOnlyTimeThatIsUsedUpIsNoInterrupt(t *testing.T) {
	f := applyFlags{timeout: 1}
	ctx, interrupt := context.WithCancel(t.Context())
	stopCtx, cancel := f.limit(ctx)
	defer cancel()
	<-stopCtx.Done()
	why := notInterrupted(ctx, stopCtx)
	if err := why(); err == nil || err.Error() != "the time of --timeout (1ns) was used up" {
		t.Errorf("stopped by %v, want the time", err)
	}
	interrupt()
	if err := why(); err != nil {
		t.Errorf("stopped by %v, want an interrupt", err)
	}
}

// TestAnInterruptAfterTheLastStepChangesNothing: report and exit code agree.
func TestAnInterruptAfterTheLastStepChangesNothing(t *testing.T) {
	over, interrupt := context.WithCancel(t.Context())
	interrupt()
	for _, test := range []struct {
		name string
		err  error
		want int
	}{
		{"all was done", &settled{code: exit.Done}, exit.Done},
		{"something is left", &settled{code: exit.Incomplete}, exit.Incomplete},
		{"it was interrupted", &settled{code: exit.Interrupted}, exit.Interrupted},
		{"there is no report yet", nil, exit.Interrupted},
		{"it failed before the first write", context.Canceled, exit.Interrupted},
	} {
		if got := exitCode(over, test.err); got != test.want {
			t.Errorf("%s: exit code %d, want %d", test.name, got, test.want)
		}
	}
}

func TestAnInterruptEndsTheLoadingOfDocuments(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	f := &common{dir: "../../examples/tenant"}
	if _, err := load(ctx, f, &connection{}); !errors.Is(err, context.Canceled) {
		t.Errorf("loading ended with %v, want the interrupt", err)
	}
	if _, err := load(t.Context(), f, &connection{}); err != nil {
		t.Errorf("without an interrupt it ended with %v", err)
	}
}
