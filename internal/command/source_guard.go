package command

import (
	"slices"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// checkGuards refuses to touch a resource, by its key, as the guards of the
// settings would refuse a change of it: by its own name, or that of what it
// belongs to. No key is not a refusal.
func (d *directory) checkGuards(touched state.Key) error {
	guard := d.Settings.Guard.Among(d.declaredKeys())
	refused := plan.Refusal{Changes: []*plan.Change{{Key: touched}}}
	switch {
	case touched == "":
		return nil
	case guard.Protect.Match(touched), slices.ContainsFunc(d.above(touched), guard.Protect.Match):
		refused.Rule, refused.Text = plan.RuleProtect, "guard.protect keeps it from being touched"
		refused.Hint = "take the pattern out of isc-sync.yaml"
	case len(guard.Owns) > 0 && !guard.Owns.Match(touched):
		refused.Rule, refused.Text = "owns", "guard.owns leaves this resource to others"
		refused.Hint = "guard.owns is " + strings.Join(guard.Owns.Texts(), ", ")
	default:
		return nil
	}
	return plan.Refusals{refused}
}

// above are the keys of what a resource belongs to.
func (d *directory) above(key state.Key) []state.Key {
	return state.Ancestors(d.kinds.Find(key.Kind()), key)
}
