package state

// Unread says why something could not be read, and what to do about it. Its zero
// value means that it was read.
type Unread struct {
	Why, Hint string
	// Gone: the object was listed and then it was no longer there.
	Gone bool
}

// Happened reports whether something could not be read.
func (u Unread) Happened() bool { return u.Why != "" }
