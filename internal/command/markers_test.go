package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/render"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// commands is what a service takes for a command in a line of a log.
var commands = regexp.MustCompile(`(?m)(^[\s\p{Z}]*(\x1b\[[0-9;]*m[\s\p{Z}]*)*::)|##\[|##vso\[|section_(start|end):`)

// orders are texts that try to be commands.
func orders() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{"::", ":", "::error::x", "##[error]", "##", "[", "##vso[task]", "section_start:1:a", "section_end:", "\n", "\r", " ", "\u00a0", "x", `"`, "\t"})
	return rapid.Map(rapid.SliceOfN(piece, 1, 8), func(parts []string) string { return strings.Join(parts, "") })
}

func inPieces(t *rapid.T, w io.Writer, s string) {
	for s != "" {
		n := rapid.IntRange(1, len(s)).Draw(t, "piece")
		if _, err := w.Write([]byte(s[:n])); err != nil {
			t.Fatal(err)
		}
		s = s[n:]
	}
}

func TestNoLineOfAGuardedStreamIsACommand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		inPieces(t, guarded(&b), orders().Draw(t, "text"))
		if found := commands.FindString(b.String()); found != "" {
			t.Fatalf("%q is in %q", found, b.String())
		}
	})
}

func TestNoFormatLetsACommandThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := orders().Draw(t, "text")
		plan := &plan.Plan{Tenant: text, Changes: []plan.Change{{
			Key: state.NewKey("Source", text), Kind: "Source", Action: plan.Update, File: text, Why: text,
			Fields: []plan.FieldChange{{Pointer: "/a", Before: "one\ntwo\n" + text, After: text}},
		}}, Notes: []plan.Note{{Code: text, Text: text}}}
		problems := state.Problems{{Position: state.Position{File: text}, Text: text, Hint: text}}
		for _, r := range []render.Renderer{render.Text{}, render.Text{Color: true}, render.Markdown{}, render.JSON{}} {
			var b bytes.Buffer
			w := guarded(&b)
			if err := errors.Join(r.Plan(w, plan, problems), r.Failure(w, problems), r.Version(w, render.Build{Version: text})); err != nil {
				t.Fatal(err)
			}
			if found := commands.FindString(b.String()); found != "" {
				t.Fatalf("%T: %q is in %q", r, found, b.String())
			}
		}
	})
}

func TestJSONOfAGuardedStreamMeansTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := orders().Draw(t, "text")
		data, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		inPieces(t, guarded(&b), string(data))
		var got string
		if err := json.Unmarshal(b.Bytes(), &got); err != nil || got != text {
			t.Fatalf("%q reads as %q (%v), want %q", b.String(), got, err, text)
		}
	})
}

func TestStreamsAreGuardedWhereAServiceReadsThem(t *testing.T) {
	for _, name := range []string{"GITHUB_ACTIONS", "GITLAB_CI", ""} {
		var out, ui bytes.Buffer
		p := &Program{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &ui, LookupEnv: func(n string) (string, bool) { return "true", n == name }}
		p.Run(context.Background(), []string{"validate", "--dir", "::error::\n::error::##[x]"})
		if found := commands.FindString(ui.String()); (found != "") != (name == "") {
			t.Errorf("with %q set: %q is in %q", name, found, ui.String())
		}
	}
}

// A pipeline prints a file later, so a file is guarded like a log.
func TestAFileIsGuardedLikeALog(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "plan.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	p := &Program{Stdout: file, Stderr: io.Discard, LookupEnv: func(name string) (string, bool) { return "true", name == "GITHUB_ACTIONS" }}
	p.guardStreams()
	if _, err := io.WriteString(p.Stdout, "::error::x\n"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file.Name())
	if err != nil || commands.Match(got) {
		t.Errorf("the file holds %q, %v", got, err)
	}
}
