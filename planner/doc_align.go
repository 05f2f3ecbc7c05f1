package planner

// How the elements of ordered lists are aligned
//
// A list without a key (everything in a free map, and lists that the kind calls
// ordered) is written whole in the document. Before anything is compared, each
// declared element is given the live element that it stands for, its partner,
// or none. Partners never cross: what changed its place has no partner.
//
//  1. Equal elements are partners: a longest common subsequence. Secrets do not
//     count, since the tenant answers with cipher text.
//  2. Between those, partners are chosen by the fewest operations. An element
//     that has a partner is edited leaf by leaf, however much of it changes,
//     since a reviewer sees more in the edits. It counts as two operations at
//     most: as removing and adding.
//  3. If the edits are more than two operations, and one of the two is found at
//     another place of the other list, then it moved: they are parted again.
//     So two objects that change places cost four operations (remove, remove,
//     add, add), or two if nothing in them is alike.
//  4. What has no partner is removed, or added with everything in it.
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
// Otherwise the element is replaced as a whole, with its secret, although it may
// be the same one: to send a secret once too often is harmless, to leave one
// with a stranger is not.
//
// Example. Live has, and the document declares:
//
//	- {domain: emea, port: 389, password: …}    - {domain: emea, port: 636, password: !env EMEA_PW}
//	- {domain: amer, port: 389, password: …}    - {domain: latam, port: 389, password: !env LATAM_PW}
//	- {domain: apac, port: 389, password: …}    - {domain: apac, port: 389, password: !env APAC_PW}
//
// The first is the same element with another port: replace /0/port. The second
// is another element: replace /1 as a whole, with LATAM_PW. Had amer and apac
// changed places, one of the two would be removed and added with its secret.
//
// The same rules hold at any depth, for lists in lists (an inner list is known by
// the identities in it), for objects that the tenant made and apply adopts, and
// for PUT, whose body is made of these edits. In keyed lists the key is the
// identity; of elements with one key the second condition is asked.
