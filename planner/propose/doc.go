// Package propose lays a document over a live object: it computes the object as it
// should be.
//
// Input of a [Proposer] are a document, its live object (nil for a new one), and a
// [View] of the run: settings, variables, the directory of names, and what the
// plan does to other resources. Output of [Proposer.Propose] are the proposed
// object, in the form of the API, and whether it differs; and [Findings]: notes,
// problems and decisions. Package diff finds the edits from one to the other.
//
// # How it works
//
// The proposer visits the values that the document writes. An unwritten field keeps
// its live value, so a field that is managed elsewhere is not lost. The form of the
// written value and the kind decide which rule applies:
//
//   - null clears a field; it equals every empty value: absent, an empty list, the
//     default.
//   - A variable or a file is compared by its value. A value that the tenant keeps
//     as cipher text cannot be compared: it is sent if the field is empty, or if
//     the user asks for it.
//   - A reference is resolved from the name in the document to an object, and
//     compared by id. The object may be one that this plan creates: then the value
//     is a placeholder for its id.
//   - An object is laid over the live one, member by member. Inside the elements of
//     an ordered list the document is the complete value: unwritten members are
//     removed.
//   - A set equals live if it has the same members, in any order; otherwise live's
//     order is kept and new members come last. A keyed list is matched by its keys,
//     and an ordered list by package align.
//   - Other values are compared as JSON, with the exceptions of the kind: a number
//     that the server stores as text, a suffix that it adds.
//
// A value that is equal becomes live's own value, even if it was written in another
// way, so that equal objects need no comparison later. A changed value is refused if the kind
// says that it cannot change; it is left alone, with a note, if the server would
// override it or an ignore rule covers it.
//
// # Example
//
// Live has, and the document declares:
//
//	{name: HR, description: "", owner: {id: 7, name: Ann}, tags: [b, a], retries: "3"}
//	{description: null, owner: Bob, tags: [a, c], retries: 3}
//
// The proposed object is
//
//	{name: HR, description: "", owner: {id: 8, name: Bob}, tags: [a, c], retries: "3"}
//
// The description stays as it is, because an empty text equals null if the kind
// declares it so. Bob is found in the directory. In tags, b is removed and c is added at the end.
// The retries are equal if the kind compares them loosely, and then keep live's
// spelling. So the changed fields are /owner and /tags.
package propose
