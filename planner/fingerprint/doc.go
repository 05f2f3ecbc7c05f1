// Package fingerprint records what a change relies on in the live object, and
// compares it later with the object as it is then.
//
// Input of [Of] are the live object, the declared value and the patch of a
// change. Output is a [plan.Fingerprint]: values by their pointer into the live
// object. It is part of the plan. Right before a step runs, and when a saved plan
// is proven, [Stale] takes the fingerprint and the object as it is then and
// returns the differences; if there are none, the step does to the object what
// the plan showed.
//
// # What is recorded
//
//  1. The name of the object, so that an object that was renamed in the meantime
//     is noticed.
//  2. Each declared leaf with its live value: the plan shows "from A to B", so A
//     must still be there. Lists are recorded by their identity: a set sorted, of
//     a keyed list all keys and, of declared elements, the declared members. Of a
//     reference only the id counts, and in a list all but its name.
//  3. All that the patch overwrites or removes, including undeclared members:
//     without the record, a value that was added there meanwhile would be lost
//     unseen. Earlier operations may have moved list elements, so the path is
//     first mapped to the place of the value in the live object (pathmap.go).
//  4. The parents of each operation: that an object exists, and the keys of an
//     array that an operation indexes into.
//
// Undeclared members beside these are not recorded: they may change without
// making the plan stale.
//
// # Secrets
//
// A fingerprint shows no secret. Four marks replace values: $absent for no value,
// $exists for an object or array of which only the existence counts, $secret for
// a secret that exists, and $whole for all that an object contains. If a variable
// is part of the new value, $whole has a digest, because the live value may
// be that of the variable. A fingerprint is compared under the secrecy that it was
// made with: a value that it shows was tagged !plain.
//
// # Example
//
// Live has, and the document declares:
//
//	{id: 1, name: HR, owner: {id: 7, name: Ann}, tags: [b, a], attributes: {url: x, port: 1}}
//	{owner: Bob, tags: [a, c], attributes: {url: y}}
//
// The patch replaces /owner, /tags (a set that loses a member is replaced whole)
// and /attributes/url. The fingerprint is
//
//	/name            HR              1: the name
//	/owner           {id: 7}         2: declared, a reference
//	/tags            [a, b]          2: declared, a set
//	/attributes/url  x               2: declared
//	/attributes      {$exists: true} 4: the parent of the last operation
//
// A new port does not make the plan stale, and neither does another order of the
// tags. Another owner, another tag or another url does.
package fingerprint
