package planner

import (
	"fmt"

	"isc-sync/state"
)

// Allow are globs of keys (state.MatchKey) that one run may delete, or create
// although they look like something renamed.
type Allow struct {
	Delete, Create []string
}

// The rules.
const (
	RuleAllowDelete = "allow-delete"
	RuleAllowCreate = "allow-create"
	RuleMaxDeletes  = "maxDeletes"
	RuleMaxChanges  = "maxChanges"
	RuleProtect     = "protect"
)

// Guard tells why a plan must not be applied: nothing where it may.
func Guard(p *Plan, kinds *state.Kinds, limits state.GuardSettings, allow Allow) Refusals {
	var found Refusals
	for _, r := range []Refusal{
		refuseProtected(p, kinds, limits),
		refuseDeletions(p, allow),
		refuseRenames(p, allow),
		refuseManyDeletions(p, limits),
		refuseManyChanges(p, limits),
	} {
		if len(r.Changes) > 0 {
			found = append(found, r)
		}
	}
	return found
}

// refuseProtected goes by the declared name, by the one that the tenant has,
// and by what the resource belongs to.
func refuseProtected(p *Plan, kinds *state.Kinds, limits state.GuardSettings) Refusal {
	protected := func(key state.Key) bool { return key != "" && state.MatchAnyKey(limits.Protect, key) }
	return Refusal{
		Rule: RuleProtect,
		Changes: changesWhere(p, func(c *Change) bool {
			live := c.nameInTenant()
			return protected(c.Key) || protected(live) || protected(parentOf(kinds, c.Key)) || protected(parentOf(kinds, live)) ||
				c.Action == Delete && protectsBelow(limits.Protect, kinds, live)
		}),
		Text: "guard.protect keeps it from being touched",
		Hint: "take the change out of the documents, or the pattern out of isc-sync.yaml",
	}
}

func refuseDeletions(p *Plan, allow Allow) Refusal {
	return Refusal{
		Rule:    RuleAllowDelete,
		Changes: changesWhere(p, func(c *Change) bool { return c.Action == Delete && !state.MatchAnyKey(allow.Delete, c.Key) }),
		Text:    "a deletion must be named",
		Hint:    "--allow-delete KEY for each, or a glob",
	}
}

func refuseRenames(p *Plan, allow Allow) Refusal {
	suspect := map[state.Key]bool{}
	for _, n := range p.Notes {
		if n.Code == NotePossibleRename {
			suspect[n.Key] = true
		}
	}
	return Refusal{
		Rule: RuleAllowCreate,
		Changes: changesWhere(p, func(c *Change) bool {
			return c.Action == Create && suspect[c.Key] && !state.MatchAnyKey(allow.Create, c.Key)
		}),
		Text: "it may be an object of the tenant under another name",
		Hint: "write previously: NAME if it was renamed, or --allow-create KEY if it is new",
	}
}

func refuseManyDeletions(p *Plan, limits state.GuardSettings) Refusal {
	r := Refusal{Rule: RuleMaxDeletes, Hint: "raise guard.maxDeletes in isc-sync.yaml, or delete fewer resources at a time"}
	if limits.MaxDeletes == nil {
		return r
	}
	deleted := changesWhere(p, func(c *Change) bool { return c.Action == Delete })
	if len(deleted) > *limits.MaxDeletes {
		r.Changes = deleted
		r.Text = fmt.Sprintf("guard.maxDeletes allows %d, and the plan deletes %d", *limits.MaxDeletes, len(deleted))
	}
	return r
}

func refuseManyChanges(p *Plan, limits state.GuardSettings) Refusal {
	r := Refusal{Rule: RuleMaxChanges, Hint: "raise guard.maxChanges in isc-sync.yaml, or apply in parts with --only"}
	if limits.MaxChanges == nil {
		return r
	}
	all := len(p.Changes) + p.Summary.Unchanged
	most := limits.MaxChanges.Of(all)
	if len(p.Changes) > most {
		r.Changes = changesWhere(p, func(*Change) bool { return true })
		r.Text = fmt.Sprintf("guard.maxChanges allows %d of %d resources, and the plan changes %d", most, all, len(p.Changes))
	}
	return r
}

func changesWhere(p *Plan, is func(*Change) bool) []*Change {
	var found []*Change
	for i := range p.Changes {
		if c := &p.Changes[i]; is(c) {
			found = append(found, c)
		}
	}
	return found
}
