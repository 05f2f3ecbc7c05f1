package command

// hintedError is an error with a hint for the user.
type hintedError struct {
	error
	hint string
}

func hinted(err error, hint string) error { return &hintedError{err, hint} }

func (e *hintedError) Unwrap() error { return e.error }

// Hint returns what the user can do about it.
func (e *hintedError) Hint() string { return e.hint }
