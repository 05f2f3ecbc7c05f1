package command

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/exit"
)

type failing struct {
	http.RoundTripper
	path string
}

func (f failing) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasSuffix(r.URL.Path, f.path) {
		panic("boom")
	}
	return f.RoundTripper.RoundTrip(r)
}

// A panic must not end with Go's own exit code 2, which means changes, whichever
// goroutine it comes from.
func TestAPanicEndsWithAnErrorThatNamesIt(t *testing.T) {
	dir := t.TempDir()
	text := "kind: Source\nname: HR Feed\nspec: {description: new}\n---\nkind: Schema\nsource: HR Feed\nname: account\nspec: {}\n"
	if err := os.WriteFile(filepath.Join(dir, "tenant.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/oauth/token", "/sources", "/schemas"} {
		var stdout, stderr bytes.Buffer
		p := &Program{
			Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
			LookupEnv: func(string) (string, bool) { return "", false },
			Wrap:      func(next http.RoundTripper) http.RoundTripper { return failing{next, path} },
		}
		code := p.Run(t.Context(), []string{"plan", "--dir", dir, "--simulator", ":memory:", "--detailed-exitcode"})
		if code != exit.Error || !strings.Contains(stderr.String(), "error: isc-sync has a fault: ") || !strings.Contains(stderr.String(), "boom") {
			t.Errorf("a panic at %s ends with %d and says %.300s", path, code, stderr.String())
		}
	}
}
