package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"isc-sync/internal/exit"
)

// complaint is what an editor underlines.
type complaint struct {
	Message string `json:"message"`
	Range   struct {
		Start struct{ Line, Character int }
	} `json:"range"`
}

func (c complaint) String() string {
	return fmt.Sprintf("%d:%d: %s", c.Range.Start.Line+1, c.Range.Start.Character+1, strings.ReplaceAll(c.Message, "\n", " "))
}

// open shows a file to the server, and returns what it complains about.
func (s *languageServer) open(file, text string) []string {
	s.t.Helper()
	uri := "file://" + filepath.Join(s.folder, filepath.FromSlash(file))
	s.send(map[string]any{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": map[string]any{
		"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text},
	}})
	for {
		select {
		case m := <-s.diagnostics:
			var said struct {
				URI         string      `json:"uri"`
				Diagnostics []complaint `json:"diagnostics"`
			}
			if json.Unmarshal(m.Params, &said) != nil || said.URI != uri {
				continue
			}
			found := []string{}
			for _, c := range said.Diagnostics {
				found = append(found, c.String())
			}
			return found
		case <-time.After(time.Minute):
			s.t.Fatalf("%s: the server does not say whether it is right", file)
		}
	}
}

func (s *languageServer) at(file string, line, column int) map[string]any {
	return map[string]any{
		"textDocument": map[string]any{"uri": "file://" + filepath.Join(s.folder, filepath.FromSlash(file))},
		"position":     map[string]any{"line": line - 1, "character": column - 1},
	}
}

// completions are the labels of what can be typed at a place.
func (s *languageServer) completions(file string, line, column int) []string {
	s.t.Helper()
	var answer struct {
		Items []struct {
			Label string `json:"label"`
		} `json:"items"`
	}
	if err := json.Unmarshal(s.ask("textDocument/completion", s.at(file, line, column)), &answer); err != nil {
		s.t.Fatal(err)
	}
	var labels []string
	for _, item := range answer.Items {
		labels = append(labels, item.Label)
	}
	return labels
}

// hover is what is shown of a word.
func (s *languageServer) hover(file string, line, column int) string {
	s.t.Helper()
	return string(s.ask("textDocument/hover", s.at(file, line, column)))
}

// runs runs the program in the test's directory.
func runs(t *testing.T, words ...string) {
	t.Helper()
	var out bytes.Buffer
	p := &Program{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out,
		LookupEnv: func(string) (string, bool) { return "", false },
	}
	if code := p.Run(t.Context(), words); code != exit.Done {
		t.Fatalf("%v ends with %d:\n%s", words, code, out.String())
	}
}

func editorSettings(t *testing.T, folder string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, ".vscode", "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var settings map[string]any
	if err := json.Unmarshal(data, &settings); err != nil {
		t.Fatal(err)
	}
	return settings
}

// wrong has mistakes at 4:1, 6:3 and 8:23.
const wrong = `kind: Schema
source: HR
name: account
spce: {}
spec:
  nativeObjectTyp: x
  attributes:
    - {name: a, type: STRNG}
`

// wantWrong fails unless an editor underlines the mistakes of wrong.
func (s *languageServer) wantWrong(file, before string) {
	s.t.Helper()
	found := strings.Join(s.open(file, before+wrong), "\n")
	for _, at := range [][2]int{{4, 1}, {6, 3}, {8, 23}} {
		if place := fmt.Sprintf("%d:%d: ", at[0]+strings.Count(before, "\n"), at[1]); !strings.Contains("\n"+found, "\n"+place) {
			s.t.Errorf("%s: nothing is underlined at %s\n%s", file, place, found)
		}
	}
}

// wantQuiet fails if an editor underlines anything.
func (s *languageServer) wantQuiet(file, text string) {
	s.t.Helper()
	if found := s.open(file, text); len(found) > 0 {
		s.t.Errorf("%s: %s", file, strings.Join(found, "\n\t"))
	}
}

func TestEditorsKnowWhatExportAndInitWrite(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	runs(t, "init", "--ci", "none")
	runs(t, "export", "--out", "tenant", "--simulator", ":memory:")
	s := startLanguageServer(t, dir, editorSettings(t, dir))
	s.wantAllQuiet()
	s.wantWrong("tenant/new.yaml", "")
	for _, file := range []string{".github/workflows/ci.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"} {
		s.wantQuiet(file, "jobs: {}\n")
	}
}

// A pattern in the settings of a repository's root could not be about one folder alone.
func TestEditorsAtTheRootOfARepositoryKnowDocumentsAlone(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	if err := os.Mkdir(".git", 0o755); err != nil {
		t.Fatal(err)
	}
	runs(t, "init", "--ci", "none", "--dir", "iam")
	runs(t, "export", "--out", "iam/tenant", "--simulator", ":memory:")
	s := startLanguageServer(t, root, map[string]any{"yaml.customTags": editorSettings(t, filepath.Join(root, "iam"))["yaml.customTags"]})
	s.wantAllQuiet()
	line := "# yaml-language-server: $schema=../.isc-sync/documents.json\n"
	s.wantWrong("iam/tenant/new.yaml", line)
	s.wantWrong("iam/tenant/two.yaml", line+"kind: Source\nname: HR\nspec: {}\n---\n"+line)
	s.wantQuiet("services/tenant/values.yaml", "replicas: 2\n")
	s.wantQuiet("iam.yaml", "replicas: 2\n")
	if found := s.open("iam/misset.yaml", "# yaml-language-server: $schema=.isc-sync/settings.json\napiVersoin: v2025\n"); len(found) != 1 {
		t.Errorf("a wrong setting gives %v", found)
	}
}

// wantAllQuiet opens every YAML file of the folder.
func (s *languageServer) wantAllQuiet() {
	s.t.Helper()
	for _, file := range yamlFiles(s.t, s.folder) {
		text, err := os.ReadFile(filepath.Join(s.folder, file))
		if err != nil {
			s.t.Fatal(err)
		}
		s.wantQuiet(file, string(text))
	}
}

// yamlFiles are the YAML files below a folder, relative to it.
func yamlFiles(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".yaml" {
			name, _ := filepath.Rel(dir, path)
			files = append(files, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil || len(files) < 30 {
		t.Fatalf("found %d files, want at least 30 (%v)", len(files), err)
	}
	return files
}

func TestEditorsShowMistakesCompleteAndExplain(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	runs(t, "init", "--ci", "none")
	s := startLanguageServer(t, dir, editorSettings(t, dir))
	s.wantWrong("a.yaml", "")
	s.wantWrong("two.yaml", "kind: Source\nname: HR\nspec: {}\n---\n")
	s.open("b.yaml", "kind: Source\nname: HR\nspec:\n  \n")
	if labels := s.completions("b.yaml", 4, 3); !slices.Contains(labels, "description") || !slices.Contains(labels, "connectorAttributes") {
		t.Errorf("below spec an editor offers %v", labels)
	}
	s.open("c.yaml", "kind: S\n")
	if labels := s.completions("c.yaml", 1, 8); !slices.Contains(labels, "Source") || !slices.Contains(labels, "Schedule") {
		t.Errorf("behind kind an editor offers %v", labels)
	}
	s.open("d.yaml", "kind: Source\nname: HR\nspec:\n  features: [PROVISIONING]\n  description: x\n")
	if shown := s.hover("d.yaml", 5, 5); len(shown) < 20 {
		t.Errorf("a field is explained by %s", shown)
	}
	s.open("e.yaml", "kind: Schema\nsource: HR\nname: account\nspec:\n  attributes:\n    - name: a\n      type: \n")
	if labels := s.completions("e.yaml", 7, 13); !slices.Contains(labels, "STRING") || slices.Contains(labels, "Source") {
		t.Errorf("for a type an editor offers %v", labels)
	}
	if found := s.open("isc-sync.yaml", "apiVersoin: v2025\n"); len(found) != 1 || !strings.HasPrefix(found[0], "1:1: ") {
		t.Errorf("a wrong setting gives %v", found)
	}
}
