package apply_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// scenario is a change that takes several steps.
type scenario struct {
	name  string
	rules map[string]groveRules
	start map[string][]map[string]any
	// apart are lists of texts at the start.
	apart     map[string][]any
	documents string
	// env are the variables that are set.
	env map[string]string
	// want are the writes of a run without a fault.
	want []string
	// more is how many writes a second run may send once more: the tenant does
	// not show at once that they took place.
	more int
	// unforeseen is how many of the writes a dry run does not know.
	unforeseen int
}

// scenarios are those of all words that give a change several steps.
func scenarios() []scenario {
	return slices.Concat(switchScenarios(), pressScenarios(), requestScenarios(), publishScenarios(), referenceScenarios(), setScenarios(), levelScenarios(), settingScenarios(), jarScenarios(), lockerScenarios(), songbookScenarios(), bannerScenarios(), mailboxScenarios(), wareScenarios(),
		bouquetScenarios(), ladderScenarios(), flagScenarios(), stickerScenarios(), loomScenarios(), placeScenarios(), []scenario{lampScenario(), comingLampsScenario()}, []scenario{seedScenario(4)})
}

// newGrove is a fresh tenant of a scenario.
func (s scenario) newGrove() *grove {
	rows := map[string][]map[string]any{}
	for collection, objects := range s.start {
		for _, o := range objects {
			rows[collection] = append(rows[collection], maps.Clone(o))
		}
	}
	return &grove{rules: s.rules, rows: rows, apart: maps.Clone(s.apart)}
}

// bench is a bench for made-up kinds, at a tenant.
func (s scenario) bench(t *testing.T, g *grove) *bench {
	t.Helper()
	kinds, schemas := tenanttest.MadeUp(t)
	b := &bench{t: t, kinds: kinds, schemas: schemas, dir: t.TempDir(), env: maps.Clone(s.env)}
	client, err := rest.New(rest.Config{BaseURL: "http://127.0.0.1", ClientID: "id", ClientSecret: "secret", Transport: g})
	if err != nil {
		t.Fatal(err)
	}
	if b.client = client; b.env == nil {
		b.env = map[string]string{}
	}
	b.write("d.yaml", s.documents)
	return b
}

func TestAChangeOfSeveralStepsIsMadeStepByStep(t *testing.T) {
	for _, s := range scenarios() {
		t.Run(s.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := s.newGrove()
				b := s.bench(t, g)
				p := b.plan()
				if err := b.check(p); err != nil {
					t.Errorf("the plan cannot be proven: %v", err)
				}
				b.wantDone(b.apply(p, apply.Options{Workers: 1}))
				if !slices.Equal(g.log, s.want) {
					t.Errorf("the writes are\n%s\nwant\n%s", strings.Join(g.log, "\n"), strings.Join(s.want, "\n"))
				}
				b.wantNothingLeft()
			})
		})
	}
}

// undisturbed is what the tenant holds after a run without a fault.
func (s scenario) undisturbed(t *testing.T) (content string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		g := s.newGrove()
		b := s.bench(t, g)
		b.wantDone(b.apply(b.plan(), apply.Options{Workers: 1}))
		content = g.content()
	})
	return content
}

// TestAChangeThatIsKilledAfterAnyStepIsFinished kills the run after each write.
// The next run finishes, with a new plan and with the one that was saved.
func TestAChangeThatIsKilledAfterAnyStepIsFinished(t *testing.T) {
	for _, s := range scenarios() {
		t.Run(s.name, func(t *testing.T) {
			want := s.undisturbed(t)
			for n := 1; n <= len(s.want); n++ {
				for _, saved := range []bool{false, true} {
					synctest.Test(t, func(t *testing.T) { s.killed(t, n, saved, want) })
				}
			}
		})
	}
}

func (s scenario) killed(t *testing.T, n int, saved bool, want string) {
	t.Helper()
	g := s.newGrove()
	b := s.bench(t, g)
	p := b.plan()
	ctx, kill := context.WithCancel(t.Context())
	defer kill()
	if _, err := apply.Run(ctx, p, b.kinds, &mortal{b.client, n, kill}, b.options(apply.Options{Workers: 1})); err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("killed after write %d of %d, saved plan: %t", n, len(s.want), saved)
	done := apply.Options{Workers: 1}
	if saved {
		done.Done = b.proven(name, p)
	} else {
		p = b.plan()
	}
	for _, r := range b.apply(p, done).Steps {
		if !r.Outcome.Done() {
			t.Errorf("%s: in the second run %s is %s: %s", name, r.Step, r.Outcome, r.Cause)
		}
	}
	if got := g.content(); got != want {
		t.Errorf("%s: the tenant ends as\n%s\nwant\n%s", name, got, want)
	}
	if len(g.log) > len(s.want)+s.more {
		t.Errorf("%s: the writes are\n%s\nwant no more than\n%s", name, strings.Join(g.log, "\n"), strings.Join(s.want, "\n"))
	}
	b.wantNothingLeft()
}

// proven proves a saved plan, and returns what of it is done.
func (b *bench) proven(name string, p *plan.Plan) map[string]*state.Object {
	b.t.Helper()
	e := engine.Engine{Kinds: b.kinds, Client: b.client, Version: b.set.APIVersion, Env: func(string) (string, bool) { return "", false }}
	done, err := e.Prove(b.t.Context(), p, b.set.Documents, b.set.Settings)
	if err != nil {
		b.t.Errorf("%s: the saved plan cannot be proven: %v", name, err)
	}
	return done
}

// TestAChangeWithALostAnswerIsFinished loses each write in turn, before or after
// the tenant, or lets the tenant refuse it.
func TestAChangeWithALostAnswerIsFinished(t *testing.T) {
	ways := map[string]groveFault{"lost before the tenant": lostBefore, "lost after the tenant": lostAfter, "refused": refused}
	for _, s := range scenarios() {
		t.Run(s.name, func(t *testing.T) {
			want := s.undisturbed(t)
			for i, way := range slices.Sorted(maps.Keys(ways)) {
				for n := 1; n <= len(s.want); n++ {
					if isLeftOut(i + n) {
						continue
					}
					synctest.Test(t, func(t *testing.T) { s.disturbed(t, fmt.Sprintf("write %d is %s", n, way), n, ways[way], want) })
				}
			}
		})
	}
}

func (s scenario) disturbed(t *testing.T, name string, n int, fault groveFault, want string) {
	t.Helper()
	g := s.newGrove()
	g.fault = func(sent int) groveFault {
		if sent == n {
			return fault
		}
		return fine
	}
	b := s.bench(t, g)
	report := b.apply(b.plan(), apply.Options{Workers: 1})
	g.fault = nil
	if left := b.plan(); left.Empty() != (report.ExitCode() == 0) {
		t.Errorf("%s: exit code %d with outcomes %v, and what is left is\n%s", name, report.ExitCode(), outcomes(report), left.Encode())
	}
	for _, r := range b.apply(b.plan(), apply.Options{Workers: 1}).Steps {
		if !r.Outcome.Done() {
			t.Errorf("%s: in the second run %s is %s: %s", name, r.Step, r.Outcome, r.Cause)
		}
	}
	if got := g.content(); got != want {
		t.Errorf("%s: the tenant ends as\n%s\nwant\n%s", name, got, want)
	}
	for _, line := range g.log {
		if !strings.HasPrefix(line, "20") {
			t.Errorf("%s: the tenant refused %s", name, line)
		}
	}
	b.wantNothingLeft()
}
