package pipeline

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// keywords are those of GitLab that the template uses in a job.
var keywords = []string{"stage", "rules", "script", "artifacts", "interruptible", "needs", "environment", "resource_group"}

// TestTheTemplateForGitLab reads the template out of its page: it is YAML, each job
// has what a job needs, and each line of a script is one for a shell.
func TestTheTemplateForGitLab(t *testing.T) {
	page, err := os.ReadFile("../../docs/ci/gitlab.md")
	if err != nil {
		t.Fatal(err)
	}
	_, template, _ := strings.Cut(string(page), "```yaml\n")
	template, _, _ = strings.Cut(template, "\n```")
	var jobs map[string]yaml.Node
	if err := yaml.Unmarshal([]byte(template), &jobs); err != nil {
		t.Fatal(err)
	}
	for name, node := range jobs {
		if slices.Contains([]string{"stages", "default", "variables"}, name) {
			continue
		}
		var job map[string]any
		if err := node.Decode(&job); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key := range job {
			if !slices.Contains(keywords, key) {
				t.Errorf("%s has the key %s", name, key)
			}
		}
		if rules := fmt.Sprint(job["rules"]); name == "apply" && !strings.Contains(rules, `CI_PIPELINE_SOURCE == "push"`) {
			t.Errorf("%s runs in other pipelines than those of a push: %s", name, rules)
		}
		lines, _ := job["script"].([]any)
		if job["stage"] == nil || job["rules"] == nil || len(lines) == 0 {
			t.Errorf("%s lacks a stage, rules or a script", name)
		}
		for _, line := range lines {
			checkShell(t, name, line)
		}
	}
}

func checkShell(t *testing.T, job string, line any) {
	t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("it needs bash on the PATH")
	}
	text, ok := line.(string)
	if !ok {
		t.Fatalf("%s: %v is not a line of a script", job, line)
	}
	if out, err := exec.Command(bash, "-n", "-c", text).CombinedOutput(); err != nil {
		t.Errorf("%s: %q: %s", job, text, out)
	}
}
