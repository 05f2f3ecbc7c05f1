package plan

import (
	"encoding/json"
	"fmt"
	"strings"

	"isc-sync/state"
)

// Refusal is a rule that a plan breaks.
type Refusal struct {
	// Rule is the setting or flag that forbids the change: allow-delete,
	// allow-create, maxDeletes, maxChanges, protect or ownAddress.
	Rule string
	// Changes are the resources that break it, in the plan's order.
	Changes []*Change
	Text    string
	Hint    string
	// Flag is the flag that allows a change by its key, and Setting the list of
	// isc-sync.yaml that does; "" if there is none.
	Flag, Setting string
	// WholePlan: the plan breaks the rule, not one of its resources.
	WholePlan bool
}

// Refusals are all rules that a plan breaks. As an error it names each rule
// with its resources.
type Refusals []Refusal

// Error returns the rule, its text and the first resources.
func (r Refusal) Error() string {
	text := r.Reason()
	if on := r.resources(); on != "" {
		text += ": " + on
	}
	return text
}

// Reason returns the rule and its text.
func (r Refusal) Reason() string { return fmt.Sprintf("refused by %s: %s", r.Rule, r.Text) }

// resources names the resources that break the rule. If a flag allows them,
// the hint names all of them.
func (r Refusal) resources() string {
	switch {
	case r.WholePlan:
		return ""
	case r.Flag != "" && len(r.Changes) > 1:
		return fmt.Sprintf("%d resources", len(r.Changes))
	}
	names := make([]string, len(r.Changes))
	for i, c := range r.Changes {
		names[i] = string(c.Key)
	}
	return state.Few(names)
}

// Only returns the one resource that breaks the rule, or nil if there are
// several or the plan itself breaks it.
func (r Refusal) Only() *Change {
	if r.WholePlan || len(r.Changes) != 1 {
		return nil
	}
	return r.Changes[0]
}

// note returns what the rule requires before it allows a change.
func (r Refusal) note(c *Change) string {
	if r.Setting != "" {
		return "apply needs " + approval(r.Setting, c.Key)
	}
	return fmt.Sprintf("apply will refuse this (%s): %s; %s", r.Rule, r.Text, r.Hint)
}

// approval is what a pull request adds to approve a change.
func approval(setting string, key state.Key) string {
	pattern, err := json.Marshal(key.Pattern())
	if err != nil {
		panic(err) // it is a text
	}
	return fmt.Sprintf("this in isc-sync.yaml: guard: {%s: [%s]}", setting, pattern)
}

// refusalByFlag is the refusal of changes that one flag allows one by one.
// The hint is the flags to paste.
func refusalByFlag(r Refusal) Refusal {
	flags := make([]string, len(r.Changes))
	for i, c := range r.Changes {
		flags[i] = c.Key.Flag(r.Flag)
	}
	r.Hint = strings.TrimSpace(r.Hint + " " + strings.Join(flags, " "))
	return r
}

// Err returns nil if there are no refusals.
func (rs Refusals) Err() error {
	if len(rs) == 0 {
		return nil
	}
	return rs
}

// Error returns two lines for each refusal: the text and a hint.
func (rs Refusals) Error() string {
	lines := make([]string, len(rs))
	for i, r := range rs {
		lines[i] = r.Error() + "\n  hint: " + r.Hint
	}
	return strings.Join(lines, "\n")
}

// Notes returns the same for the reader of a plan, to whom it is not an error
// yet: one note for each rule and resource, or one for the plan itself.
func (rs Refusals) Notes() []Note {
	var notes []Note
	for _, r := range rs {
		if r.WholePlan {
			notes = append(notes, Note{Code: NoteGuard, Text: r.note(nil)})
			continue
		}
		for _, c := range r.Changes {
			notes = append(notes, Note{Code: NoteGuard, Key: c.Key, Text: r.note(c)})
		}
	}
	return notes
}

// Deletions are the deletions that rules about deletions refuse, and what each of these
// rules asks for.
func (rs Refusals) Deletions() map[state.Key][]string {
	asked := map[state.Key][]string{}
	for _, r := range rs {
		if r.Rule != RuleAllowDelete && r.Rule != RuleMaxDeletes && r.Rule != RuleProtect {
			continue
		}
		for _, c := range r.Changes {
			if c.Action == Delete {
				asked[c.Key] = append(asked[c.Key], r.wanted(c))
			}
		}
	}
	return asked
}

// wanted returns what the rule asks for before it allows a deletion.
func (r Refusal) wanted(c *Change) string {
	if r.Setting != "" {
		return "To delete it, apply needs " + approval(r.Setting, c.Key)
	}
	return fmt.Sprintf("%s: to delete it, %s", r.Text, r.Hint)
}

// RefusedNote is about a deletion that a plan leaves out. wanted is what the rules that
// refuse it ask for.
func RefusedNote(key state.Key, at state.Position, since string, wanted []string) Note {
	return Note{Code: NoteRefused, Key: key, Text: fmt.Sprintf("%s asks for its deletion, as in %s already, and it is refused; it is not deleted. %s. To keep it, remove that document", at, since, strings.Join(wanted, ". "))}
}
