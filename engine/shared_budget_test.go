//go:build unix

package engine_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
)

// A doorman counts what a tenant refuses.
type doorman struct {
	tenant           *simulator.Tenant
	asked, tooManies atomic.Int64
}

func (d *doorman) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.asked.Add(1)
	d.tenant.ServeHTTP(&watched{w, d}, r)
}

type watched struct {
	http.ResponseWriter
	*doorman
}

func (w *watched) WriteHeader(status int) {
	if status == http.StatusTooManyRequests {
		w.tooManies.Add(1)
	}
	w.ResponseWriter.WriteHeader(status)
}

// TestProcessesOfOneClientAreNotRefused runs the real program several times at once on a
// tenant that takes 100 requests in 10 seconds, fewer than they would send, and kills one of
// them. Without a file to share, or with nonsense in it, they may be refused, and end well.
func TestProcessesOfOneClientAreNotRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for the budget of requests")
	}
	t.Parallel()
	cache := t.TempDir()
	d := serveLimited(t)
	d.export(t, cache, 2, 400*time.Millisecond)
	if n := d.tooManies.Load(); n > 0 || d.asked.Load() < 100 {
		t.Errorf("%d of %d requests were refused", n, d.asked.Load())
	}
	if spoil(t, cache) == 0 {
		t.Error("no file was kept")
	}
	t.Logf("%d requests", d.asked.Load())
	d.export(t, cache, 1, 0)
	none := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(none, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.export(t, none, 2, 0)
	if d.tooManies.Load() == 0 {
		t.Error("none was refused without the file: the test shows nothing")
	}
}

// limited is a served tenant.
type limited struct {
	*doorman
	env []string
}

func serveLimited(t *testing.T) *limited {
	t.Helper()
	tenant := tenanttest.Open(t, ":memory:", simulator.Options{RateLimit: 100})
	d := &doorman{tenant: tenant}
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	id, secret := tenant.Credentials()
	return &limited{d, append(os.Environ(), programVariable+"=1", "SAIL_BASE_URL="+server.URL, "SAIL_CLIENT_ID="+id, "SAIL_CLIENT_SECRET="+secret)}
}

// export runs some programs at once. One more is killed after a while, if that is not 0.
func (l *limited) export(t *testing.T, cache string, programs int, killedAfter time.Duration) {
	t.Helper()
	var running sync.WaitGroup
	for i := range programs {
		running.Go(func() {
			if out, err := l.program(t, cache).CombinedOutput(); err != nil {
				t.Errorf("program %d: %v\n%s", i, err, out)
			}
		})
	}
	if killedAfter > 0 {
		victim := l.program(t, cache)
		if err := victim.Start(); err != nil {
			t.Error(err)
		}
		time.Sleep(killedAfter)
		_ = victim.Process.Kill()
		_ = victim.Wait()
	}
	running.Wait()
}

func (l *limited) program(t *testing.T, cache string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		t.Error(err)
	}
	c := exec.Command(self, "export", "--only", "Source/*", "--quiet", "--out", filepath.Join(t.TempDir(), "out"))
	c.Env = append(l.env, "XDG_CACHE_HOME="+cache, "HOME="+cache)
	return c
}

// spoil writes nonsense into every file below a directory and returns how many there were.
func spoil(t *testing.T, dir string) (files int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".json") {
			return err
		}
		files++
		return os.WriteFile(path, []byte(fmt.Sprint("{", files)), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
