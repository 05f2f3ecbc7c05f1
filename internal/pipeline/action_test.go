package pipeline

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"gopkg.in/yaml.v3"
)

// composite is what is read of action.yml.
type composite struct {
	Inputs map[string]struct{ Default string }
	Runs   struct{ Steps []step }
}

type step struct {
	ID, If, Run, Uses string
	Env, With         map[string]string
}

// job is one run of the action.
type job struct {
	ts      *testscript.TestScript
	dir     string
	values  map[string]string
	failed  int
	written strings.Builder
}

func runAction(ts *testscript.TestScript, _ bool, args []string) {
	data, err := os.ReadFile(ts.Getenv("ACTION"))
	ts.Check(err)
	var action composite
	ts.Check(yaml.Unmarshal(data, &action))
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	j := newJob(ts, action, args[1:])
	for _, s := range action.Runs.Steps {
		if j.failed != 0 && !strings.HasPrefix(s.If, "always()") || s.If != "" && !isTrue(j.eval(s.If)) {
			continue
		}
		if s.Uses != "" {
			j.upload(s)
			continue
		}
		j.shell(s)
	}
	ts.Check(os.WriteFile(filepath.Join(ts.Getenv("WORK"), "log"), []byte(j.written.String()), 0o666))
	if j.failed != want {
		ts.Fatalf("the action ended with %d, want %d:\n%s", j.failed, want, j.written.String())
	}
}

// newJob has a folder of its own, and the values that expressions can name.
func newJob(ts *testscript.TestScript, action composite, args []string) *job {
	number := loadState(ts.Getenv(varState)).next()
	dir := filepath.Join(ts.Getenv("WORK"), "run"+number)
	ts.Check(os.MkdirAll(dir, 0o777))
	j := &job{ts: ts, dir: dir, values: map[string]string{
		"github.action_path": filepath.Join(dir, "nothing"), "github.event_name": ts.Getenv("EVENT"), "github.sha": ts.Getenv("SHA"),
		"github.event.pull_request.head.sha": ts.Getenv("HEAD"), "github.event.pull_request.number": ts.Getenv("NUMBER"),
		"github.repository": "acme/tenant", "github.server_url": "https://git.example", "github.run_id": number, "github.ref_name": "main",
		"github.event.repository.fork": ts.Getenv("FORKED"), "github.event.before": ts.Getenv("BEFORE"),
		"github.token": "token", "runner.temp": dir,
	}}
	for name, input := range action.Inputs {
		j.values["inputs."+name] = j.fill(input.Default)
	}
	for _, arg := range append([]string{"mode=" + args[0]}, args[1:]...) {
		name, value, _ := strings.Cut(arg, "=")
		if _, known := action.Inputs[name]; !known {
			ts.Fatalf("the action has no input %s", name)
		}
		j.values["inputs."+name] = value
	}
	return j
}

// shell runs the lines of a step as a runner does.
func (j *job) shell(s step) {
	output, summary := filepath.Join(j.dir, "output-"+s.ID), filepath.Join(j.ts.Getenv("WORK"), "summary.md")
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
	cmd.Dir = j.ts.MkAbs(".")
	cmd.Env = append(environment(j.ts), "RUNNER_TEMP="+j.dir, "GITHUB_ACTIONS=true", "GITHUB_OUTPUT="+output,
		"GITHUB_STEP_SUMMARY="+summary, "GITHUB_PATH="+filepath.Join(j.dir, "path"), "GH_RUN="+j.values["github.run_id"])
	for name, value := range s.Env {
		cmd.Env = append(cmd.Env, name+"="+j.fill(value))
	}
	out, err := cmd.CombinedOutput()
	fmt.Fprintf(&j.written, "[%s]\n%s", s.ID, out)
	var exited *exec.ExitError
	if errors.As(err, &exited) {
		j.failed = exited.ExitCode()
	} else {
		j.ts.Check(err)
	}
	data, _ := os.ReadFile(output)
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		j.values["steps."+s.ID+".outputs."+name] = value
	}
}

func environment(ts *testscript.TestScript) []string {
	env := os.Environ()
	for _, name := range []string{"HOME", "TENANT", varState, "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "SAIL_CLIENT_ID", "PATH"} {
		env = append(env, name+"="+ts.Getenv(name))
	}
	return env
}

// upload stores files as the action for artifacts does.
func (j *job) upload(s step) {
	if !strings.HasPrefix(s.Uses, "actions/upload-artifact@") {
		j.ts.Fatalf("step %s uses %s", s.ID, s.Uses)
	}
	from, name := j.fill(s.With["path"]), j.fill(s.With["name"])
	state := loadState(j.ts.Getenv(varState))
	to := state.folder(j.values["github.run_id"], name)
	if info, err := os.Stat(from); err != nil {
		return
	} else if !info.IsDir() {
		from = filepath.Dir(from)
	}
	j.ts.Check(os.RemoveAll(to))
	j.ts.Check(os.CopyFS(to, os.DirFS(from)))
	head := j.values["github.event.pull_request.head.sha"]
	if head == "" {
		head = j.values["github.sha"]
	}
	state.Artifacts = append(state.Artifacts, artifact{Name: name, Run: j.values["github.run_id"], Head: head, Repository: 1 + len(j.ts.Getenv("FORK"))})
	j.ts.Check(state.save())
}
