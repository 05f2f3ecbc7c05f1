// Package order turns changes into steps, and puts the steps into waves.
//
// Input of [Steps] are drafts (what is created, updated or deleted, with its body
// or its edits) and a [View] of the tenant. Output are nodes: requests with their
// method, path and body, the wave in which each is sent, and the steps that must
// have succeeded before.
//
//  1. References between objects that this plan creates form a graph (graph.go). A
//     cycle is broken if a field can be set after its object exists: the
//     creation leaves it out, and a later step sets it (deferred.go, cycle.go).
//     Other cycles are problems.
//  2. Each draft becomes stages (stage.go): switch off, create or change, calls,
//     switch on, publish. References that would keep an object from being deleted
//     are cleared first (clear.go).
//  3. Links say which step needs which (links.go, delete.go, after.go): a creation
//     follows its parent and what it refers to, a deletion precedes the deletion of
//     what it refers to.
//  4. A step is in the first wave in which all that it needs is done (waves.go).
//     The steps of a wave may be sent at the same time.
package order
