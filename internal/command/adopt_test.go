package command

import (
	"context"
	"io"
	"strings"
	"testing"

	"isc-sync/engine"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// proposals are for made-up documents, in a terminal that shows all they say.
func proposals(t *testing.T) (all []engine.Adoption) {
	kinds, _ := tenanttest.MadeUp(t)
	kind := kinds.Find("Orchard")
	for _, name := range []string{"North", "Sou\x1b[31mth", "East"} {
		doc := &state.Document{Kind: kind, Identity: []string{name}, Key: state.NewKey("Orchard", name)}
		all = append(all, engine.Adoption{Document: doc, Live: &state.Object{Kind: kind, Key: state.NewKey("Orchard", strings.ToUpper(name)), ID: "1"}})
	}
	return all
}

func TestEachProposalIsAskedFor(t *testing.T) {
	all := proposals(t)
	for typed, want := range map[string][]int{
		"y\nn\nyes\n": {0, 2}, "a\n": {0, 1, 2}, "n\nall\n": {1, 2}, "y\nq\n": {0}, "": {}, "what\n\n y \n": {2}, "Y\nN\n": {0},
	} {
		var said strings.Builder
		chosen, err := (&Program{Stdin: strings.NewReader(typed), Stderr: &said}).choose(t.Context(), all)
		if err != nil || len(chosen) != len(want) {
			t.Errorf("%q chooses %d (%v), want %v", typed, len(chosen), err, want)
			continue
		}
		for i, at := range want {
			if chosen[i].Document != all[at].Document {
				t.Errorf("%q chooses %s at %d", typed, chosen[i].Document.Key, i)
			}
		}
		if strings.Contains(said.String(), "\x1b[31m") {
			t.Errorf("a name reached the terminal as it is: %q", said.String())
		}
	}
}

func TestAnInterruptEndsTheQuestions(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, _ := io.Pipe()
	cancel()
	if _, err := (&Program{Stdin: in, Stderr: io.Discard}).choose(ctx, proposals(t)); err == nil || !strings.Contains(err.Error(), "nothing was written") {
		t.Errorf("got %v", err)
	}
}
