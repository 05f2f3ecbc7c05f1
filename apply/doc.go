// Package apply carries a plan out: it is the only package that writes to a
// tenant.
//
// Its invariant: every write was in the plan, the object was read just before
// it, and a write whose answer was lost is looked after before anything else
// happens to that object.
package apply
