package state

// Holdings is what hangs on an object that is to be deleted or renamed.
type Holdings struct {
	// Refuse describes what makes a deletion impossible, Warn what would be
	// left behind by one, Rename what a new name would break.
	Refuse, Warn, Rename []string
	// Unread says why this could not be read, or not completely.
	Unread string
	// Count, if it is known (Counted), is how many things go along. Otherwise
	// Uncounted says why not.
	Count     int
	Counted   bool
	Uncounted string
}
