// Package crash turns panics into errors. A panic is always a fault of the
// program, and it still has to end with an error that names it.
package crash

import (
	"fmt"
	"runtime/debug"
)

// Error is a panic that was recovered.
type Error struct {
	Cause any
	Stack []byte
}

// Error returns the value of the panic, without the stack.
func (e *Error) Error() string { return fmt.Sprintf("isc-sync has a fault: %v", e.Cause) }

// Hint returns what the user can do about it.
func (e *Error) Hint() string {
	return "please report it with the lines above and what you ran; nothing is wrong with your documents"
}

// Recover puts a panic into err. It must be deferred itself. A panic with an
// *Error was recovered before and keeps its stack.
func Recover(err *error) {
	cause := recover()
	if cause == nil {
		return
	}
	if before, ok := cause.(*Error); ok {
		*err = before
		return
	}
	*err = &Error{Cause: cause, Stack: debug.Stack()}
}
