package propose

// How a list element with a secret keeps its partner
//
// Package align pairs the elements of ordered lists; secrets do not count there,
// since the tenant answers with cipher text.
//
// Secrets need one rule more (identities.go). An edit leaves the stored secret
// where it is, so it must be certain that both elements are the same one. An
// element is known by its identity: its texts, also in nested objects and lists
// of texts. Secrets, numbers, booleans and texts below a name in the kind's
// x-secret.adjust (description, method, *type, *filter* …) are not part of it;
// numbers under a name in x-secret.identify (*id, *number …) are. A declared
// element with a secret is edited in place only if
//
//   - its partner has the same identity, and no other element of either list
//     has it; or
//   - several elements have that identity, or nothing identifies it, and not one
//     of these elements was added, removed, moved or changed.
//
// Otherwise the element is replaced completely, with its secret, although it may
// be the same one: sending a secret once too often is harmless, leaving it
// with another element is not.
//
// Example. Live has, and the document declares:
//
//	- {domain: emea, port: 389, password: …}    - {domain: emea, port: 636, password: !env EMEA_PW}
//	- {domain: amer, port: 389, password: …}    - {domain: latam, port: 389, password: !env LATAM_PW}
//	- {domain: apac, port: 389, password: …}    - {domain: apac, port: 389, password: !env APAC_PW}
//
// The first is the same element with another port: replace /0/port. The second
// is another element: replace /1 completely, with LATAM_PW. Had amer and apac
// changed places, one of the two would be removed and added with its secret.
//
// The same rules hold at any depth, for lists in lists (an inner list is known by
// the identities in it), for objects that the tenant created and apply adopts, and
// for PUT, whose body is made of these edits. In keyed lists the key is the
// identity; of elements with one key the second condition applies.
