// Package operate runs the tenant's own operations on a source: tests,
// aggregations, templates and others that are started rather than declared.
//
// The operations are in one table; everything else reads it. Its invariant:
// an outcome is what the tenant answered. If its answer was lost, or the end
// of its task cannot be seen, the outcome is Unknown, and nothing is sent
// again.
package operate
