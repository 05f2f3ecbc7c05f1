//go:build unix

package engine_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/command"
	"isc-sync/internal/simulator"
	"isc-sync/state/registry"
)

// programVariable makes the test binary the program itself.
const programVariable = "ISC_SYNC_CHAOS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(programVariable) != "" {
		os.Exit(command.Main(nil))
	}
	os.Exit(m.Run())
}

// The moments of a write at which the program is killed.
var moments = []string{"before the tenant acts", "before the answer arrives", "after the answer"}

// TestAKilledApplyOfEveryKindIsFinishedByTheNext kills the real program, with SIGKILL, at
// one write of an apply that creates objects of every kind. The next run ends at the tenant
// of an undisturbed run, with nothing in it twice. With chaosVariable, five writes are tried
// for each seed, evenly spread, and each at every moment.
func TestAKilledApplyOfEveryKindIsFinishedByTheNext(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	v := newVictim(t)
	calm := v.run(t, &assassin{})
	want := sizesOf(calm.content)
	if calm.writes < 50 {
		t.Fatalf("the apply sends %d writes", calm.writes)
	}
	kills := max(3, 5*chaosSeeds(t))
	for i := range min(kills, calm.writes) {
		at := 1 + i*calm.writes/min(kills, calm.writes)
		for n, moment := range moments {
			if kills == 3 && n != i {
				continue
			}
			killed := v.run(t, &assassin{at: at, moment: moment})
			for name, rows := range want {
				if have := sizesOf(killed.content)[name]; have != rows {
					t.Errorf("killed at write %d, %s: %s has %d, want %d", at, moment, name, have, rows)
				}
			}
			if left := plan(t, v.on(t, start(t, v.filled(killed.content))), v.dir); left.Plan.Summary.Create != calm.left {
				t.Errorf("killed at write %d, %s: %d are left to create, want %d", at, moment, left.Plan.Summary.Create, calm.left)
			}
		}
	}
	t.Logf("%d writes", calm.writes)
}

func newVictim(t *testing.T) *victim {
	t.Helper()
	empty := contentOf(t, emptied(t))
	empty["transforms"] = []any{}
	g := generate(t, registry.DefaultVersion, 2, othersIn(empty))
	delete(g.Made, "NetworkConfig") // an apply refuses to shut itself out
	return &victim{generator: g, dir: g.write(t), empty: empty}
}

// victim is a program that applies documents to an empty tenant.
type victim struct {
	*generator
	dir   string
	empty map[string]any
}

// outcome is a tenant after two runs, the writes of the first, and how many objects wait
// for entitlements.
type outcome struct {
	content      map[string]any
	writes, left int
}

// run applies twice; the assassin is there for the first run alone.
func (v *victim) run(t *testing.T, a *assassin) outcome {
	t.Helper()
	a.tenant = start(t, v.empty)
	server := httptest.NewServer(a)
	defer server.Close()
	a.process = v.command(a.tenant, server.URL)
	a.mu.Lock()
	err := a.process.Start()
	a.mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	_ = a.process.Wait() // killed, or with problems: what needs entitlements waits
	writes := a.writes
	if a.at > 0 && writes < a.at {
		t.Fatalf("the run ended after %d writes, before it was killed", writes)
	}
	a.at = 0
	out, err := v.command(a.tenant, server.URL).CombinedOutput()
	if strings.Contains(string(out), "panic") {
		t.Fatalf("the run after: %v\n%s", err, out)
	}
	content := contentIn(t, a.tenant)
	left := plan(t, v.on(t, start(t, v.filled(content))), v.dir).Plan.Summary.Create
	return outcome{content: content, writes: writes, left: left}
}

func (v *victim) command(tenant *simulator.Tenant, address string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	c := exec.Command(self, "apply", "--yes", "--skip-problems", "--rate", "0", "--quiet", "--dir", v.dir)
	id, secret := tenant.Credentials()
	c.Env = append(os.Environ(), programVariable+"=1", "SAIL_BASE_URL="+address, "SAIL_CLIENT_ID="+id, "SAIL_CLIENT_SECRET="+secret)
	for _, docs := range v.Made {
		for _, m := range variable.FindAllStringSubmatch(encoded(docs), -1) {
			value, _ := everythingSet(m[1])
			c.Env = append(c.Env, m[1]+"="+value)
		}
	}
	return c
}

// An assassin answers for a tenant and kills the program at one of its writes.
type assassin struct {
	tenant  *simulator.Tenant
	process *exec.Cmd
	at      int
	moment  string

	mu     sync.Mutex
	writes int
}

func (a *assassin) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet || strings.HasPrefix(r.URL.Path, "/oauth") {
		a.tenant.ServeHTTP(w, r)
		return
	}
	a.mu.Lock()
	a.writes++
	due := a.writes == a.at
	a.mu.Unlock()
	if due && a.moment == moments[0] {
		a.kill()
		panic(http.ErrAbortHandler)
	}
	answer := httptest.NewRecorder()
	a.tenant.ServeHTTP(answer, r)
	if due && a.moment == moments[1] {
		a.kill()
		panic(http.ErrAbortHandler)
	}
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes()) // to a program that may be dead
	if due {
		_ = http.NewResponseController(w).Flush()
		a.kill()
	}
}

func (a *assassin) kill() {
	a.mu.Lock()
	defer a.mu.Unlock()
	_ = a.process.Process.Kill()
}
