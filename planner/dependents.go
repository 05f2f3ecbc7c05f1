package planner

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// mayDelete adds notes about the consequences of a deletion, and reports one
// that the tenant would refuse.
func (s *scope) mayDelete(p *pair, found *propose.Findings) bool {
	rule := p.doc.Kind.Delete.Preflight
	h, known := s.Dependents[p.live.Key]
	if rule == nil || !known {
		return true
	}
	note := func(code, text string) {
		found.Notes = append(found.Notes, plan.Note{Code: code, Key: p.doc.Key, Text: text})
	}
	if h.Unread != "" {
		note(plan.NoteNotRead, "could not read all dependents: "+h.Unread)
	}
	for _, text := range h.Warn {
		note(plan.NoteDanger, text)
	}
	if rule.Count != nil {
		code := plan.NoteAccounts
		if rule.Count.Lose {
			code = plan.NoteDanger
		}
		note(code, lossText(h, rule.Count))
	}
	if why, hint := s.refusal(h, rule, p.live); why != "" {
		found.Problems = append(found.Problems, p.doc.Problem("", "it cannot be deleted: "+why, hint))
		return false
	}
	return true
}

// lossText describes how many objects are deleted with another, or lose it.
func lossText(h state.Dependents, rule *registry.CountRule) string {
	how := "are deleted with it"
	if rule.Lose {
		how = "lose it"
	}
	if !h.Counted {
		return fmt.Sprintf("cannot count the %s that %s: %s", rule.Things(), how, h.Uncounted)
	}
	if rule.Lose {
		return fmt.Sprintf("%s that lose it: %d", rule.Things(), h.Count)
	}
	return fmt.Sprintf("%s deleted with it: %d", rule.Things(), h.Count)
}

func (s *scope) refusal(h state.Dependents, rule *registry.Preflight, live *state.Object) (why, hint string) {
	var left []string
	for _, user := range h.Refuse {
		if s.goingWithID(user.ID) == nil && !s.refersAsRead(user.ID, live) {
			if text := s.withName(user); !slices.Contains(left, text) { // it may use it in several places
				left = append(left, text)
			}
		}
	}
	if len(left) > 0 {
		return strings.Join(left, "; "), "remove what uses it first"
	}
	if inUse, _ := rule.Unread.Get(map[string]any(live.Value)); h.Unread != "" && inUse == true {
		return fmt.Sprintf("it is %s, and what uses it could not be read", rule.Unread.Last()), "let the client read " + rule.Path
	}
	return "", ""
}

// withName describes a user by its name, where the tenant says only its id and the run
// knows the name.
func (s *scope) withName(user state.Dependent) string {
	id := strconv.Quote(user.ID)
	if user.ID == "" || !strings.Contains(user.Text, id) {
		return user.Text
	}
	name := s.Directory.DisplayName(user.ID)
	if known := s.asRead(user.ID); len(known) == 1 {
		name = known[0].Key.Name()
	}
	if name == "" {
		return user.Text
	}
	return strings.Replace(user.Text, id, strconv.Quote(name), 1)
}

// refersAsRead reports whether an object that was read has the id, and it or one below it
// refers to another one: then its own change decides whether it still does.
func (s *scope) refersAsRead(id string, live *state.Object) bool {
	holds := func(o *state.Object) bool { return order.Holds(o, live) }
	return id != "" && slices.ContainsFunc(s.asRead(id), func(o *state.Object) bool {
		return holds(o) || slices.ContainsFunc(s.Live.Children(o.Key), holds)
	})
}

// asRead are the objects that were read and have an id.
func (s *scope) asRead(id string) []*state.Object {
	if s.readByID == nil {
		s.readByID = map[string][]*state.Object{}
		for _, o := range append(s.Live.All(), s.Referrers...) {
			s.readByID[o.ID] = append(s.readByID[o.ID], o)
		}
	}
	return s.readByID[id]
}

// goingWithID is the live object with the id that a document asks to delete.
func (s *scope) goingWithID(id string) *state.Object {
	if s.goingByID == nil {
		s.goingByID = map[string]*state.Object{}
		for _, p := range s.pairs {
			if p.live != nil && p.live.ID != "" && p.doc.Absent {
				s.goingByID[p.live.ID] = p.live
			}
		}
	}
	return s.goingByID[id]
}

// usersThatGo are the users of an object that this plan deletes before it.
func (s *scope) usersThatGo(live *state.Object) []*state.Object {
	var users []*state.Object
	for _, user := range s.Dependents[live.Key].Refuse {
		if going := s.goingWithID(user.ID); going != nil {
			users = append(users, going)
		}
	}
	return users
}

// warnOfRename notes the objects that refer to the object by its old name.
func (s *scope) warnOfRename(p *pair, found *propose.Findings) {
	h := s.Dependents[p.live.Key]
	for _, text := range h.Rename {
		found.Notes = append(found.Notes, plan.Note{Code: plan.NoteDanger, Key: p.doc.Key, Text: text})
	}
	if h.Unread != "" {
		found.Notes = append(found.Notes, plan.Note{Code: plan.NoteNotRead, Key: p.doc.Key, Text: "what refers to it by its name could not be read: " + h.Unread})
	}
}
