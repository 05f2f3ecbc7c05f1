package planner

import (
	"fmt"
	"strings"

	"isc-sync/state"
)

// mayDelete adds what people must know of a deletion, and reports one that the
// tenant would refuse.
func (s *scope) mayDelete(p *pair, found *findings) bool {
	rule := p.doc.Kind.Delete.Preflight
	h, known := s.Holdings[p.live.Key]
	if rule == nil || !known {
		return true
	}
	note := func(code, text string) {
		found.notes = append(found.notes, Note{Code: code, Key: p.doc.Key, Text: text})
	}
	if h.Unread != "" {
		note(NoteNotRead, "not everything that hangs on it could be read: "+h.Unread)
	}
	for _, text := range h.Warn {
		note(NoteDanger, text)
	}
	if h.Counted {
		note(NoteAccounts, fmt.Sprintf("its %d %ss go with it", h.Count, h.What))
	}
	if why := refusal(h, rule, p.live); why != "" {
		found.problems = append(found.problems, p.doc.Problem("", "it cannot be deleted: "+why, "take away what uses it first"))
		return false
	}
	return true
}

func refusal(h state.Holdings, rule *state.Preflight, live *state.Object) string {
	if len(h.Refuse) > 0 {
		return strings.Join(h.Refuse, "; ")
	}
	if inUse, _ := rule.Unread.Get(map[string]any(live.Value)); h.Unread != "" && inUse == true {
		return fmt.Sprintf("%s is true, and what uses it could not be read", rule.Unread)
	}
	return ""
}

// warnOfRename notes what refers to the object by its old name.
func (s *scope) warnOfRename(p *pair, found *findings) {
	for _, text := range s.Holdings[p.live.Key].Rename {
		found.notes = append(found.notes, Note{Code: NoteDanger, Key: p.doc.Key, Text: text})
	}
}
