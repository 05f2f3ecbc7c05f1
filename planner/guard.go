package planner

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Allow are globs of keys (state.MatchKey) that one run may delete, or create
// although they look like something renamed.
type Allow struct {
	Delete, Create []string
}

// Refusal is a rule that a plan breaks.
type Refusal struct {
	// Rule is the setting or flag that says no: allow-delete, allow-create,
	// maxDeletes, maxChanges or protect.
	Rule string
	// Changes are the resources that break it, in the plan's order.
	Changes []*Change
	Text    string
	Hint    string
}

// The rules.
const (
	RuleAllowDelete = "allow-delete"
	RuleAllowCreate = "allow-create"
	RuleMaxDeletes  = "maxDeletes"
	RuleMaxChanges  = "maxChanges"
	RuleProtect     = "protect"
)

// Refusals are all rules that a plan breaks. As an error it names each rule
// with its resources.
type Refusals []Refusal

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

// Error names the rule, what it says and the resources.
func (r Refusal) Error() string {
	names := make([]string, len(r.Changes))
	for i, c := range r.Changes {
		names[i] = string(c.Key)
	}
	return fmt.Sprintf("refused by %s: %s: %s", r.Rule, r.Text, strings.Join(names, ", "))
}

// Err returns nil where nothing is refused.
func (rs Refusals) Err() error {
	if len(rs) == 0 {
		return nil
	}
	return rs
}

func (rs Refusals) Error() string {
	lines := make([]string, len(rs))
	for i, r := range rs {
		lines[i] = r.Error() + "\n  hint: " + r.Hint
	}
	return strings.Join(lines, "\n")
}

// Notes says the same to the reader of a plan, where it is no error yet: one
// note for each rule and resource.
func (rs Refusals) Notes() []Note {
	var notes []Note
	for _, r := range rs {
		for _, c := range r.Changes {
			notes = append(notes, Note{Code: NoteGuard, Key: c.Key, Text: fmt.Sprintf("apply will refuse this (%s): %s; %s", r.Rule, r.Text, r.Hint)})
		}
	}
	return notes
}

func parentOf(kinds *state.Kinds, key state.Key) state.Key {
	kind := kinds.Find(key.Kind())
	if kind == nil || len(key.Parts()) != len(kind.Identity) {
		return ""
	}
	return kind.ParentKey(key)
}

// nameInTenant is the key under which the tenant has the object. A saved plan
// tells it by the identity that the change was planned against.
func (c *Change) nameInTenant() state.Key {
	if c.LiveKey != "" {
		return c.LiveKey
	}
	parts := c.Key.Parts()
	for name, value := range c.Identity {
		if former, ok := c.formerly(name); ok && value == parts[len(parts)-1] {
			parts[len(parts)-1] = former
		}
	}
	return state.NewKey(c.Key.Kind(), parts...)
}

// formerly finds the live value of an identity field that the change replaces.
func (c *Change) formerly(name string) (string, bool) {
	at := jsonvalue.Pointer("").Append(name)
	if former, ok := c.Fingerprint[at].(string); ok {
		return former, true
	}
	for _, f := range c.Fields {
		if former, ok := f.Before.(string); ok && f.Pointer == at {
			return former, true
		}
	}
	return "", false
}

// protectsBelow tells whether a pattern protects something that would go down
// with the object.
func protectsBelow(patterns []string, kinds *state.Kinds, parent state.Key) bool {
	for _, kind := range kinds.Children(parent.Kind()) {
		parts := make([]string, len(kind.Identity))
		for i := range parts {
			parts[i] = "*"
		}
		parts[kind.ParentPart()] = parent.Name()
		for _, pattern := range patterns {
			if state.MayMatch(pattern, state.NewKey(kind.Name, parts...)) {
				return true
			}
		}
	}
	return false
}
