package plan

import (
	"fmt"
	"maps"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// Allow covers the keys that one run may delete, or create although they look
// like something renamed.
type Allow struct {
	Delete, Create state.Patterns
}

// Among returns the same with its patterns read beside keys that exist or are
// declared.
func (a Allow) Among(known state.Keys) Allow {
	return Allow{Delete: a.Delete.Among(known), Create: a.Create.Among(known)}
}

// The rules.
const (
	RuleAllowDelete = "allow-delete"
	RuleAllowCreate = "allow-create"
	RuleMaxDeletes  = "maxDeletes"
	RuleMaxChanges  = "maxChanges"
	RuleProtect     = "protect"
	RuleOwnAddress  = "ownAddress"
)

// Guard returns the rules that forbid applying the plan; none means that it
// may be applied. known are the keys that exist or are declared beside those
// of the plan itself.
func Guard(p *Plan, kinds *registry.Kinds, limits state.GuardSettings, allow Allow, known state.Keys) Refusals {
	known = p.KeysAnd(known)
	limits, allow = limits.Among(known), allow.Among(known)
	var found Refusals
	for _, r := range []Refusal{
		refuseProtected(p, kinds, limits),
		refuseDeletions(p, limits, allow),
		refuseRenames(p, kinds, limits, allow),
		refuseLockout(p),
		refuseManyDeletions(p, limits),
		refuseManyChanges(p, limits),
	} {
		if len(r.Changes) > 0 {
			found = append(found, r)
		}
	}
	return found
}

// refuseProtected checks the declared name, the name in the tenant, and the
// ancestors of the resource.
func refuseProtected(p *Plan, kinds *registry.Kinds, limits state.GuardSettings) Refusal {
	protected := func(key state.Key) bool {
		return slices.ContainsFunc(append(above(kinds, key), key), limits.Protect.Match)
	}
	return Refusal{
		Rule: RuleProtect,
		Changes: changesWhere(p, func(c *Change) bool {
			live := c.nameInTenant()
			return protected(c.Key) || protected(live) || c.Action == Delete && protectsBelow(limits.Protect, kinds, live)
		}),
		Text: "guard.protect keeps it from being touched",
		Hint: "remove the change from the documents, or the pattern from isc-sync.yaml",
	}
}

func refuseDeletions(p *Plan, limits state.GuardSettings, allow Allow) Refusal {
	allowed := func(key state.Key) bool { return allow.Delete.Match(key) || limits.AllowDelete.Match(key) }
	r := refusalByFlag(Refusal{
		Rule: RuleAllowDelete, Flag: "--allow-delete", Setting: "allowDelete",
		Changes: changesWhere(p, func(c *Change) bool { return c.Action == Delete && !allowed(c.Key) }),
		Text:    "a deletion must be named",
		Hint:    "add",
	})
	r.Hint += ", or list the key under guard.allowDelete in isc-sync.yaml"
	return r
}

func refuseRenames(p *Plan, kinds *registry.Kinds, limits state.GuardSettings, allow Allow) Refusal {
	allowed := func(key state.Key) bool { return allow.Create.Match(key) || limits.AllowCreate.Match(key) }
	suspect := map[state.Key]bool{}
	for _, n := range p.Notes {
		if n.Code == NotePossibleRename {
			suspect[n.Key] = true
		}
	}
	r := refusalByFlag(Refusal{
		Rule: RuleAllowCreate, Flag: "--allow-create", Setting: "allowCreate",
		Changes: changesWhere(p, func(c *Change) bool {
			return c.Action == Create && suspect[c.Key] && !allowed(c.Key)
		}),
		Text: "it may be an object of the tenant under another name",
		Hint: renameHint(p, kinds, suspect),
	})
	r.Hint += ", or list the key under guard.allowCreate in isc-sync.yaml"
	return r
}

// refuseLockout refuses what could keep the run itself out of the tenant. Planning
// has decided that, by guard.ownAddress and guard.ownCountry.
func refuseLockout(p *Plan) Refusal {
	lockout := map[state.Key]bool{}
	for _, n := range p.Notes {
		if n.Code == NoteOwnAddress {
			lockout[n.Key] = true
		}
	}
	return Refusal{
		Rule:    RuleOwnAddress,
		Changes: changesWhere(p, func(c *Change) bool { return lockout[c.Key] }),
		Text:    "isc-sync itself could no longer reach the tenant",
		Hint:    "correct the lists, or write where isc-sync runs into guard.ownAddress and guard.ownCountry in isc-sync.yaml, and plan again",
	}
}

// renameHint returns what to do about a creation that looks like a rename: a
// former name is useful only to kinds that can be renamed.
func renameHint(p *Plan, kinds *registry.Kinds, suspect map[state.Key]bool) string {
	for i := range p.Changes {
		c := &p.Changes[i]
		if kind := kinds.Find(c.Kind); suspect[c.Key] && kind != nil && kind.Renameable() {
			return "write previously: NAME if it was renamed; if it is new, add"
		}
	}
	return "correct the name if that one is meant; if it is new, add"
}

func refuseManyDeletions(p *Plan, limits state.GuardSettings) Refusal {
	r := Refusal{Rule: RuleMaxDeletes, WholePlan: true, Hint: "raise guard.maxDeletes in isc-sync.yaml, or delete fewer resources at a time"}
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
	r := Refusal{Rule: RuleMaxChanges, WholePlan: true, Hint: "raise guard.maxChanges in isc-sync.yaml, or apply in parts with --only"}
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

// KeysAnd returns the keys of the plan's changes together with others.
func (p *Plan) KeysAnd(others state.Keys) state.Keys {
	all := make(state.Keys, len(others)+2*len(p.Changes))
	maps.Copy(all, others)
	for i := range p.Changes {
		c := &p.Changes[i]
		all[c.Key], all[c.nameInTenant()] = true, true
	}
	return all
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
