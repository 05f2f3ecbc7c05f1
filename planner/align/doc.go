// Package align pairs the elements of two lists that have no keys, so that the
// edits between the lists are few.
//
// Input is [Lists]: the lengths of a live and a proposed list and functions that
// compare their elements by index. Output is, for each proposed element, the
// index of its live partner, or -1. The package never sees the elements.
//
// # How it works
//
// The partners that [Align] returns never cross: an element that changed its
// place in the list has no partner.
//
//  1. Equal elements at the beginning and at the end are partners. What is left
//     between them is the span.
//  2. In a short span (at most 1024 pairs), every pair is compared. Dynamic
//     programming finds the alignment of the lowest [Cost]: an element without
//     a partner costs one operation, since it is removed or added; a pair costs
//     its edits, but never more than two operations, so that an element which
//     stays is edited however much of it changes: a reviewer sees more in the
//     edits. Ties are decided for unchanged elements, then for pairs that keep
//     some leaf.
//  3. A long span is divided at equal elements: those of a longest common
//     subsequence (E. Myers, 1986) or, if the lists differ by more than 512
//     elements, the elements that are unique in both lists and have the same
//     order (as in patience diff). The spans between them begin at step 1. Equal
//     elements have the same class ([Classify]), so this takes no comparison of
//     values.
//  4. Partners that need more than two operations are separated if one of them
//     equals an element elsewhere that has no equal partner: then it moved.
//
// The work stays near linear for long lists with few changes.
//
// # Example
//
//	   live                          proposed                      partner
//	0  {name: amer, port: 389}       {name: emea, port: 636}       1
//	1  {name: emea, port: 389}       {name: apac, port: 636}       2
//	2  {name: apac, port: 636}
//
// Both apac are equal: partners by step 1. The span that is left has the live
// elements 0 and 1 and the proposed element 0. Either live element may stay, and
// the other one is removed. To turn amer into {name: emea, port: 636} takes one
// operation, which replaces it whole; to turn emea into it takes one, which
// replaces the port. So both alignments cost two operations, and the tie is
// decided for the second, since emea keeps its name. The patch is: remove /0,
// replace /0/port.
//
// [HeaviestIncreasing] serves lists with keys: the partners are known, and it
// chooses which of the elements that changed their order stay in place.
package align
