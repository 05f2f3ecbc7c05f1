package pipeline

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"isc-sync/internal/command"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"isc-sync": func() { os.Exit(command.Main(nil)) }, "gh": gh})
}

// TestPullRequests plays the scripts of testdata. Beside testscript's own commands
// there are
//
//	action CODE MODE INPUT=VALUE…  runs the steps of action.yml, which must end with CODE
//	commit VAR MESSAGE             commits everything, and puts the commit into VAR
//	merge VAR BRANCH NUMBER        merges a branch into main, as its pull request
//	base BRANCH                    checks out what GitHub checks out for its pull request
//	change FILE OLD NEW            replaces a text in a file
//
// and EVENT, SHA, HEAD, BEFORE, FORKED and NUMBER are what GitHub says of a run.
func TestPullRequests(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts hundreds of programs")
	}
	for _, program := range []string{"bash", "git", "jq"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("it needs %s on the PATH", program)
		}
	}
	action, err := filepath.Abs("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata", RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			for name, value := range map[string]string{
				"ACTION": action, "HOME": env.WorkDir, "TENANT": filepath.Join(env.WorkDir, "tenant.json"),
				varState:          filepath.Join(env.WorkDir, "github"),
				"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.invalid", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.invalid",
				"GIT_CONFIG_NOSYSTEM": "1",
				"XDG_CACHE_HOME":      "none", // no place to share the budget in
			} {
				env.Setenv(name, value)
			}
			return errors.Join(os.Mkdir(filepath.Join(env.WorkDir, "github"), 0o777), bare(env))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"action": runAction, "commit": commit, "merge": merge, "change": change, "base": base,
		},
	})
}

// bare makes BARE a PATH that has no isc-sync.
func bare(env *testscript.Env) error {
	dir := filepath.Join(env.WorkDir, "bare")
	env.Setenv("BARE", dir)
	errs := []error{os.Mkdir(dir, 0o777)}
	for _, name := range []string{"mkdir", "cat"} {
		program, err := exec.LookPath(name)
		errs = append(errs, err, os.Symlink(program, filepath.Join(dir, name)))
	}
	return errors.Join(errs...)
}

func commit(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("git", "add", "--all"))
	ts.Check(ts.Exec("git", "commit", "--quiet", "--message", args[1]))
	ts.Setenv(args[0], headOf(ts))
}

func headOf(ts *testscript.TestScript) string {
	ts.Check(ts.Exec("git", "rev-parse", "HEAD"))
	return strings.TrimSpace(ts.ReadFile("stdout"))
}

func merge(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("git", "rev-parse", args[1]))
	head := strings.TrimSpace(ts.ReadFile("stdout"))
	ts.Check(ts.Exec("git", "switch", "--quiet", "main"))
	ts.Check(ts.Exec("git", "merge", "--quiet", "--no-ff", "--message", "Merge "+args[1], args[1]))
	ts.Setenv(args[0], headOf(ts))
	s := loadState(ts.Getenv(varState))
	s.Merged[headOf(ts)] = head
	ts.Check(s.save())
}

func base(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("git", "switch", "--quiet", "--detach", "main"))
	ts.Check(ts.Exec("git", "merge", "--quiet", "--no-ff", "--message", "Try "+args[0], args[0]))
}

func change(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o666))
}
