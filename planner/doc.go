// Package planner computes what has to change in a tenant.
//
// Input is an [Input]: documents, live objects, the directory of names, settings
// and the options of the run. Output of [Build] is a [Result]: the plan, problems,
// and what was noticed on the way. The package is pure: no network, no clock, no
// environment, and the same input gives the same bytes.
//
// It puts the parts together, each a package of its own:
//
//	match.go          pairs documents with live objects
//	planner/propose   lays each document over its live object
//	planner/diff      finds the smallest edits from live to proposed, and proves them
//	planner/order     turns changes into steps, and steps into waves
//	planner/fingerprint   records what each change relies on
//	planner/plan      the plan document, all that apply and render know of the planner
//
// Below them are planner/align (alignment of lists), planner/patch (JSON Patch),
// planner/element (keys of list elements) and planner/secrecy (what must not be
// shown).
//
// [Prove] compares a saved plan with one that was just built, and [Recheck] is what
// package apply asks while it carries a plan out.
package planner
