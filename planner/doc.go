// Package planner computes what has to change in a tenant: it lays documents
// over live objects, finds the smallest legal patch, proves it, and orders the
// steps.
//
// The package is pure: no network, no clock, no environment, and the same
// input gives the same bytes.
package planner
