// Package apply applies a plan: it is the only package that writes to a tenant.
// Input is a plan, a Writer and Options; output is a Report.
//
// Its invariant: every write was in the plan, the object was read just before
// it, and a write whose answer was lost is verified before anything else happens
// to that object.
package apply
