// Package rest talks to one tenant: requests go in, JSON bytes come out. It
// signs in, keeps within the tenant's request budget, repeats what may be
// repeated, and turns every bad answer into one good line.
//
// Its invariant: a write leaves this package a second time only if the tenant
// provably did not act on the first (nothing was sent, or the answer was 401
// or 429). It knows nothing of kinds, documents or plans.
//
// Errors that can help the user have a method Hint() string; a caller finds it
// with errors.As and prints it under the error.
package rest
