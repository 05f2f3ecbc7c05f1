package state

import "strings"

// Unread is the reason why something could not be read, and what to do about
// it. Its zero value means that it was read.
type Unread struct {
	Why, Hint string
	// Needs are the missing rights, if these are the reason.
	Needs string
	// Gone: the object was listed, and was deleted before it was read.
	Gone bool
}

// SkipHint is what to do about resources that a plan cannot read.
const SkipHint = "leave it out with --skip-problems"

// WithoutSkipping is a hint for runs that leave out by themselves what cannot be read.
func WithoutSkipping(hint string) string {
	return strings.TrimSuffix(strings.TrimSuffix(hint, SkipHint), ", or ")
}

// Happened reports whether something could not be read.
func (u Unread) Happened() bool { return u.Why != "" }

// Gap is something that was not read.
type Gap struct {
	// What was not read of an object: a kind; "" for the object itself.
	What string
	// Of is the object's key, "" if the gap does not belong to an object.
	Of  Key
	Why string
}

// gap describes what could not be read of an object.
func (u Unread) gap(what string, of Key) Gap {
	g := Gap{What: what, Of: of, Why: u.Why}
	if u.Needs != "" {
		g.Why += "; " + u.Needs
	}
	return g
}

// String names what is missing and why.
func (g Gap) String() string {
	subject := g.What
	switch {
	case g.What == "":
		subject = string(g.Of)
	case g.Of != "":
		subject += " of " + string(g.Of)
	}
	if subject == "" {
		return g.Why
	}
	return subject + ": " + g.Why
}
