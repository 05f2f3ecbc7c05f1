package manual

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"isc-sync/internal/command"
)

// The program of the pages is this test, called isc-sync.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "isc-sync" {
		os.Exit(command.Main(nil))
	}
	os.Exit(m.Run())
}

// TestThePagesOfTheManualRun runs every page that has commands. Each has a folder of its
// own, with a copy of the examples if it mentions them, and simulated tenants in the place of
// https://acme.api.identitynow.com and https://acme-dev.api.identitynow.com.
func TestThePagesOfTheManualRun(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts hundreds of programs")
	}
	for _, program := range []string{"bash", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("it needs %s on the PATH", program)
		}
	}
	pages, err := filepath.Glob("../../docs/howto/*.md")
	if err != nil || len(pages) < 10 {
		t.Fatalf("found %d pages, want at least 10 (%v)", len(pages), err)
	}
	for _, page := range append(pages, "../../docs/tutorial.md") {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".md"), func(t *testing.T) {
			t.Parallel()
			runPage(t, page)
		})
	}
}

func runPage(t *testing.T, page string) {
	all := steps(t, page)
	commands := 0
	for _, s := range all {
		if s.command != "" {
			commands++
		}
	}
	if commands == 0 {
		t.Fatalf("%s has no command", page)
	}
	r := newReader(t, mentions(all, "acme-dev.api"))
	if mentions(all, "examples/") {
		if err := os.CopyFS(filepath.Join(r.home, "examples"), os.DirFS("../../examples")); err != nil {
			t.Fatal(err)
		}
	}
	r.run(all)
	for i, s := range all {
		if s.command != "" {
			r.check(page, i, s)
		}
	}
}

func mentions(all []step, text string) bool {
	for _, s := range all {
		if strings.Contains(s.content+s.command, text) {
			return true
		}
	}
	return false
}

// reader is a user with a page.
type reader struct {
	t *testing.T
	// home is where commands are typed, out where their output is kept.
	home, out string
	env       []string
	// hosts are the simulated tenants by the addresses of the page.
	hosts map[string]string
}

func newReader(t *testing.T, environments bool) *reader {
	t.Helper()
	r := &reader{t: t, home: filepath.Join(t.TempDir(), "work"), out: t.TempDir(), hosts: map[string]string{}}
	if err := os.Mkdir(r.home, 0o777); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "isc-sync")); err != nil {
		t.Skipf("it needs symbolic links: %v", err)
	}
	r.env = []string{
		"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + t.TempDir(), "NO_COLOR=1",
		"XDG_CACHE_HOME=none", // no place to share the budget in: commands follow faster here than people type
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.invalid", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.invalid", "GIT_CONFIG_NOSYSTEM=1",
	}
	r.serve(bin, "https://acme.api.identitynow.com", map[bool]string{true: "_PROD"}[environments])
	if environments {
		r.serve(bin, "https://acme-dev.api.identitynow.com", "_DEV")
	}
	return r
}

// serve starts a simulated tenant and sets the variables with its credentials. With a
// suffix they are those of an environment, whose settings have the address.
func (r *reader) serve(bin, host, suffix string) {
	r.t.Helper()
	cmd := exec.Command(filepath.Join(bin, "isc-sync"), "simulator", "--file", filepath.Join(r.out, "tenant"+suffix+".json"))
	cmd.Env = r.env
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed
	})
	lines := bufio.NewScanner(stdout)
	for n := 0; n < 3 && lines.Scan(); n++ {
		name, value, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "export "), "=")
		if name == "SAIL_BASE_URL" {
			r.hosts[host] = value
		}
		if suffix == "" || name != "SAIL_BASE_URL" {
			r.env = append(r.env, name+suffix+"="+value)
		}
	}
}

// run does what the page says, in one shell.
func (r *reader) run(all []step) {
	r.t.Helper()
	var script strings.Builder
	for i, s := range all {
		if s.file != "" {
			fmt.Fprintf(&script, "mkdir -p \"$(dirname '%s')\"\ncat > '%s' <<'END-OF-FILE'\n%sEND-OF-FILE\n", s.file, s.file, r.simulated(s.content))
			continue
		}
		out := filepath.Join(r.out, strconv.Itoa(i))
		fmt.Fprintf(&script, "{ %s\n} > '%s' 2>&1 < /dev/null\necho $? > '%s.code'\n", r.simulated(s.command), out, out)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-c", script.String())
	cmd.Dir, cmd.Env = r.home, r.env
	if said, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("%v\n%s", err, said)
	}
}

func (r *reader) simulated(text string) string {
	for host, real := range r.hosts {
		text = strings.ReplaceAll(text, host, real)
	}
	return text
}

var ansi = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// check compares what a command did with what the page says.
func (r *reader) check(page string, i int, s step) {
	r.t.Helper()
	file := filepath.Join(r.out, strconv.Itoa(i))
	said, _ := os.ReadFile(file)
	code, _ := os.ReadFile(file + ".code")
	output := ansi.ReplaceAllString(string(said), "")
	if got := strings.TrimSpace(string(code)); got != strconv.Itoa(s.code) {
		r.t.Errorf("%s:%d: %s\nended with %s, want %d:\n%s", page, s.line, s.command, got, s.code, output)
	} else if line := missing(output, s.shown); line != "" {
		r.t.Errorf("%s:%d: %s\ndoes not print %q, but\n%s", page, s.line, s.command, line, output)
	}
}
