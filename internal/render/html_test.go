package render

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// attacks are texts that run where they are not escaped.
var attacks = []string{
	`<script>document.title="hacked"</script>`, `"><img src=x onerror="document.title='hacked'">`, `' autofocus onfocus=document.title='hacked' x='`,
	`</style><script>document.title="hacked"</script>`, `</script><script>document.title="hacked"</script>`, `]]><svg onload=document.title="hacked">`,
	`javascript:document.title="hacked"`, `-->{{.Script}}`, "</summary></details><base href=//evil.example>", `&lt;b&gt;`, "\u202egnp.exe",
}

// attackedPlan has an attack wherever a tenant or a document can write.
func attackedPlan() *plan.Plan {
	p := &plan.Plan{Tenant: attacks[0], APIVersion: attacks[1], Inputs: plan.Inputs{Commit: attacks[2]}}
	for i, text := range attacks {
		key := state.NewKey("Source", text)
		p.Changes = append(p.Changes, plan.Change{
			Key: key, Kind: text, Action: plan.Update, File: text, Line: i + 1, Why: text,
			Fields: []plan.FieldChange{
				{Pointer: jsonvalue.Pointer("").Append(text), Before: "one " + text, After: text + " two"},
				{Pointer: "/script", Before: "a\n" + text + "\nb", After: text + "\nb"},
				{Pointer: "/new", Before: plan.Absent{}, After: map[string]any{text: []any{text}}},
				{Pointer: "/secret", Before: plan.Absent{}, After: plan.Absent{}, Sensitive: true},
			},
			Steps: []plan.Step{{ID: string(key) + "#1", Wave: 1 + i, Reason: text, Needs: []string{string(state.NewKey("Source", attacks[max(i-1, 0)])) + "#1"}}},
		})
		p.Notes = append(p.Notes, plan.Note{Code: plan.NoteDanger, Key: key, Text: text}, plan.Note{Code: plan.NoteLeftAlone, Key: key, Pointer: jsonvalue.Pointer("").Append(text), Text: text})
	}
	p.Summary.Update = len(p.Changes)
	return p
}

func attackProblems() (problems state.Problems) {
	for _, text := range attacks {
		problems = append(problems, state.Problem{Position: state.Position{File: text, Line: 1, Column: 1}, Text: text, Hint: text})
	}
	return problems
}

// A value is text: the page has the same elements if every value is harmless.
func TestNoValueBecomesPartOfThePage(t *testing.T) {
	page := string(planIn(t, HTML{}, attackedPlan(), attackProblems()))
	tag := regexp.MustCompile(`<[/!]?[a-zA-Z][^>]*>`)
	_, body, _ := strings.Cut(page, "<body>")
	body, _, _ = strings.Cut(body, "<script>"+string(newFrame().Script))
	known := regexp.MustCompile(`^</?(header|h[1-3]|p|strong|code|form|label|input|fieldset|legend|select|option|span|button|output|main|section|ul|ol|li|br|details|summary|dl|div|dt|dd|b|del|ins|mark|svg|defs|marker|path|text|g|title|rect)[ />]`)
	quoted := regexp.MustCompile(`"[^"]*"`)
	for _, found := range tag.FindAllString(quoted.ReplaceAllString(body, `""`), -1) {
		if !known.MatchString(found) || regexp.MustCompile(`\son\w+=|\shref=|\ssrc=|\sstyle=`).MatchString(found) {
			t.Errorf("a value became %s", found)
		}
	}
	if n := strings.Count(page, "<script>"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, unwanted := range []string{"http://", "https://", "\u202e"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the page has %q", unwanted)
		}
	}
}

// The policy of a page names exactly the style and the script that it has.
func TestThePolicyFitsThePage(t *testing.T) {
	page := string(planIn(t, HTML{}, attackedPlan(), nil))
	for name, tag := range map[string]string{"style.css": "style", "script.js": "script"} {
		text, hash := asset(name)
		if !strings.Contains(page, "<"+tag+">"+text+"</"+tag+">") {
			t.Errorf("%s is not in the page as it is", name)
		}
		if escaped := strings.NewReplacer("'", "&#39;", "+", "&#43;").Replace(hash); !strings.Contains(page, tag+"-src "+escaped) {
			t.Errorf("the policy lacks %s", hash)
		}
	}
	for _, weak := range []string{"unsafe", "https:", "*;"} {
		policy, _, _ := strings.Cut(page, "<style>")
		if strings.Contains(policy, weak) {
			t.Errorf("the policy has %q", weak)
		}
	}
}

// manyChanges are 3,000 changes that differ.
func manyChanges() *plan.Plan {
	p := &plan.Plan{Tenant: "acme", APIVersion: "v2025", Summary: plan.Summary{Update: 3000}}
	for i := range 3000 {
		key := state.NewKey("Source", fmt.Sprintf("Source %04d", i))
		p.Changes = append(p.Changes, plan.Change{
			Key: key, Kind: "Source", Action: plan.Update, File: "sources.yaml", Line: i + 1,
			Fields: []plan.FieldChange{
				{Pointer: "/description", Before: fmt.Sprintf("feed %d of the north", i), After: fmt.Sprintf("feed %d of the south", i)},
				{Pointer: "/connectorAttributes/host", Before: fmt.Sprintf("old%d.example.com", i), After: fmt.Sprintf("new%d.example.com", i)},
				{Pointer: "/connectorAttributes/query", Before: fmt.Sprintf("SELECT %d\nFROM a\n", i), After: fmt.Sprintf("SELECT %d\nFROM b\n", i)},
			},
			Steps: []plan.Step{{ID: string(key) + "#1", Wave: 1 + i%2}},
		})
	}
	return p
}

func TestAPageOfManyChangesStaysSmall(t *testing.T) {
	page := planIn(t, HTML{}, manyChanges(), nil)
	if n := bytes.Count(page, []byte(`class="change `)); n != 3000 {
		t.Errorf("the page has %d changes", n)
	}
	if perChange := len(page) / 3000; perChange > 1500 {
		t.Errorf("a change takes %d bytes", perChange)
	}
}

// TestABrowserRunsNothingButThePage opens pages in a browser, if the machine has
// one.
func TestABrowserRunsNothingButThePage(t *testing.T) {
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil && browser == "" {
			browser = path
		}
	}
	if browser == "" || testing.Short() {
		t.Skip("it needs Chromium on the PATH, and time")
	}
	for name, page := range map[string][]byte{
		"attacks": planIn(t, HTML{}, attackedPlan(), attackProblems()),
		"failure": failureIn(t, HTML{}, attackProblems()),
		"many":    planIn(t, HTML{}, manyChanges(), nil),
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "page.html")
			if err := os.WriteFile(file, page, 0o600); err != nil {
				t.Fatal(err)
			}
			dom, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+file).Output()
			if err != nil {
				t.Skipf("the browser does not start here: %v", err)
			}
			_, title, _ := strings.Cut(string(dom), "<title>")
			if strings.HasPrefix(title, "hacked") {
				t.Error("a value was run")
			}
			if name != "failure" && !regexp.MustCompile(`>(\d+) of \d+ shown</output>`).Match(dom) {
				t.Error("the page's own script did not run")
			}
		})
	}
}
