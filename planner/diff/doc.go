// Package diff finds the smallest edits between a live object and a proposed one,
// and proves them.
//
// Input are the two objects, the secrecy of the resource and the alignment of its
// lists ([Pairings]). Output of [Edits] is a [plan.Edits]: the operations, the
// changed fields for the reader, and whether they are sent as a JSON Patch, as PUT
// or as calls.
//
// It compares member by member and, in lists, partner by partner. An operation on
// a whole value replaces the operations on its parts if that is fewer operations
// and no leaf of it stays, or if a part cannot be sent by itself: the vendor's
// patch model has no null, no list of booleans and no number with a fraction. Maps
// that the server writes to are only edited key by key.
//
// The patch is then applied to the live object in memory, and the result must
// equal the proposed object. Otherwise whole members are replaced and proven, and
// at last the object is sent by PUT, with a reason for the reader. An operation
// that would carry a stored secret is not sent as a patch if the object can be sent
// whole. Otherwise, and in what is sent whole, a placeholder ([plan.Kept]) is in the
// secret's place until the object is read right before the write.
package diff
