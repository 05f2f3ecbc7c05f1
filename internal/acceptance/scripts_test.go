package acceptance

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"isc-sync/internal/jsonvalue"
)

var update = flag.Bool("update", false, "rewrite what scripts compare with")

// scriptsAtOnce is more than there are cores: many scripts wait for a tenant that
// fails, or that takes few requests.
const scriptsAtOnce = "10"

func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", scriptsAtOnce); err != nil { // -parallel still decides
		panic(err)
	}
	testscript.Main(m, map[string]func(){"isc-sync": recorded})
}

// TestScripts runs the program as people type it. Beside testscript's own
// commands there are
//
//	ends CODE isc-sync ARGS…     runs the program, which must end with CODE
//	within N isc-sync ARGS…      runs the program until it ends with 0, at most N times
//	interrupt CODE TEXT isc-sync ARGS…
//	                             the same, with an interrupt when it has said TEXT
//	sigkill TEXT isc-sync ARGS…  runs the program and kills it when it has said TEXT
//	closing TEXT isc-sync ARGS…  runs it and closes its output when it has said TEXT
//	simulator FLAGS…             serves a tenant and sets the SAIL_* variables
//	edit FILE POINTER JSON       changes a value in a JSON file, as people would
//	linesfit FILE SCHEMA         checks each line of a file against a published schema
//	json FILE POINTER JSON       compares a value in a JSON file
//	example DIR                  copies the example tenant
//	expand FILE                  puts the values of variables into a file
//	renumber FILE NEW            copies a tenant with another id for every object
//
// and $EXAMPLE is the example tenant of the repository. The scripts of
// testdata/script run once, those of testdata/version in each API version, as in
// TestScripts/v3/kinds.
func TestScripts(t *testing.T) {
	example, err := filepath.Abs("../../examples/tenant")
	if err != nil {
		t.Fatal(err)
	}
	recorded := filepath.Join(t.TempDir(), "exchanges.jsonl")
	t.Cleanup(func() { judge(t, recorded) })
	all := testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLE", example)
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_CACHE_HOME", "none") // no place to share the budget in: package engine tests that
			env.Setenv(varExchanges, recorded)
			// Each program is short: what it leaves is cheaper than collecting it.
			env.Setenv("GOGC", "off")
			env.Setenv("GOMEMLIMIT", "256MiB")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ends":      ends,
			"within":    within,
			"interrupt": interrupt,
			"sigkill":   sigkill,
			"closing":   closing,
			"simulator": serveSimulator,
			"edit":      editJSON,
			"seal":      sealPlan,
			"linesfit":  linesFit,
			"json":      compareJSON,
			"example":   copyExample,
			"expand":    expandFile,
			"renumber":  renumber,
			"empty":     emptyTenant,
			"aggregate": aggregate,
			"samefiles": sameFiles,
			"allkinds":  allKinds,
		},
	}
	testscript.Run(t, all)
	runVersions(t, all)
}

func copyExample(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(ts.Getenv("EXAMPLE"))))
}

// expandFile puts the values of variables into a file, such as the address of a
// simulator.
func expandFile(ts *testscript.TestScript, _ bool, args []string) {
	text := os.Expand(ts.ReadFile(args[0]), ts.Getenv)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

func ends(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%v ended with %d, want %d", args[1:], got, want)
	}
}

func within(ts *testscript.TestScript, _ bool, args []string) {
	runs, err := strconv.Atoi(args[0])
	ts.Check(err)
	for range runs {
		if err = ts.Exec(args[1], args[2:]...); err == nil {
			return
		}
	}
	ts.Fatalf("%v did not end well in %d runs: %v", args[1:], runs, err)
}

func editJSON(ts *testscript.TestScript, _ bool, args []string) {
	file, at, value := ts.MkAbs(args[0]), jsonvalue.Pointer(args[1]), decode(ts, args[2])
	root := decode(ts, ts.ReadFile(args[0]))
	parent, ok := at.Parent().Get(root)
	if !ok {
		ts.Fatalf("%s has no %s", args[0], at.Parent())
	}
	switch parent := parent.(type) {
	case map[string]any:
		parent[at.Last()] = value
	case []any:
		i, _ := jsonvalue.ArrayIndex(at.Last())
		parent[i] = value
	}
	ts.Check(os.WriteFile(file, jsonvalue.Canonical(root), 0o600))
}

// sealPlan gives an edited plan the digest that belongs to it, as anybody can.
func sealPlan(ts *testscript.TestScript, _ bool, args []string) {
	plan := decode(ts, ts.ReadFile(args[0])).(map[string]any)
	delete(plan, "digest")
	plan["digest"] = jsonvalue.Digest(plan)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), jsonvalue.Canonical(plan), 0o600))
}

func compareJSON(ts *testscript.TestScript, neg bool, args []string) {
	root, want := decode(ts, ts.ReadFile(args[0])), decode(ts, args[2])
	got, there := jsonvalue.Pointer(args[1]).Get(root)
	if same := there && jsonvalue.Equal(got, want); same == neg {
		ts.Fatalf("%s of %s is %v", args[1], args[0], got)
	}
}

func decode(ts *testscript.TestScript, text string) any {
	v, err := jsonvalue.Decode([]byte(text))
	ts.Check(err)
	return v
}
