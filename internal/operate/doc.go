// Package operate runs the tenant's own operations on a source: tests,
// aggregations, templates and what else is done rather than declared.
//
// What there is stands in one table; everything else reads it. Its invariant:
// an outcome is what the tenant said. Where its answer was lost, or the end of
// its task cannot be seen, the outcome is Unknown, and nothing is sent again.
package operate
