package planner_test

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// wantHidden wants no value that came from a variable in a plan, whether the variables are
// set or not, as long as the documents still have them.
func (c *drawnCase) wantHidden(env map[string]string) {
	in := c.input()
	in.Options.Env, in.Live = env, c.onlyVariables()
	r := planner.Build(in)
	said := string(r.Plan.Encode()) + problemsText(r.Problems)
	for _, secret := range []string{"clear text", "cipher text"} {
		if _, after, found := strings.Cut(said, secret); found {
			c.fail("with %d variables set a secret is in the plan, before %.80s", len(env), after)
		}
	}
}

// onlyVariables is the tenant without the values of variables at places for which the
// documents have no variable any more: nothing says that these are to be hidden.
func (c *drawnCase) onlyVariables() *state.Live {
	all := c.in.Live.All()
	slices.SortStableFunc(all, func(a, b *state.Object) int { return a.Kind.Depth() - b.Kind.Depth() })
	out := emptied(c.in.Live)
	documents := c.input().Documents
	for _, o := range all {
		var places *secrecy.Places
		if doc := documents.Find(o.Key); doc != nil {
			places = secrecy.VariablePlaces(doc.Spec)
		}
		shown := *o
		shown.Value = jsonvalue.MapAt(o.Value, "", func(at jsonvalue.Pointer, v any) (any, bool) {
			text, isText := v.(string)
			return "nothing", isText && strings.HasPrefix(text, "clear text") && places.Find(at, nil) == nil
		}).(map[string]any)
		add(out, &shown)
	}
	return out
}
