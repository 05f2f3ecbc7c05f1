package state

// Dependents is what depends on an object that is to be deleted or renamed.
type Dependents struct {
	// Refuse is what makes a deletion impossible. Warn describes what a deletion
	// would leave behind, Rename what a new name would break.
	Refuse       []Dependent
	Warn, Rename []string
	// Unread is the reason if this could not be read, or not completely.
	Unread string
	// Count, if it is known (Counted), is how many objects are deleted along
	// with it. Otherwise Uncounted is the reason.
	Count     int
	Counted   bool
	Uncounted string
}

// Dependent is an object that uses another one.
type Dependent struct {
	// ID is its id, "" if the tenant does not say it.
	ID string
	// Text describes it and what it does.
	Text string
}
