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
	// Flag is the flag that allows a change by its key, "" where none does.
	Flag string
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

// note says what the rule wants before it lets a change pass.
func (r Refusal) note(c *Change) string {
	if r.Flag != "" {
		return "apply needs " + c.Key.Flag(r.Flag)
	}
	return fmt.Sprintf("apply will refuse this (%s): %s; %s", r.Rule, r.Text, r.Hint)
}

// allowing makes a refusal of what one flag allows, change by change. The hint
// is the flags to paste.
func allowing(r Refusal) Refusal {
	flags := make([]string, len(r.Changes))
	for i, c := range r.Changes {
		flags[i] = c.Key.Flag(r.Flag)
	}
	r.Hint = strings.TrimSpace(r.Hint + " " + strings.Join(flags, " "))
	return r
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
			notes = append(notes, Note{Code: NoteGuard, Key: c.Key, Text: r.note(c)})
		}
	}
	return notes
}
