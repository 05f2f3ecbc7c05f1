package planner

import (
	"fmt"
	"strings"
)

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

// Refusals are all rules that a plan breaks. As an error it names each rule
// with its resources.
type Refusals []Refusal

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
