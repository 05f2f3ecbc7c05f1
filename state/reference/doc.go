// Package reference finds the references in a value and their targets.
//
// Input is a value of a document or of the tenant, with the field that describes
// it. Output is one Ref for each reference in it, in a stable order. Everything
// that needs references takes them from here: the planner to resolve and to order,
// the reader to know what to look up, export to write names.
//
// A reference has a target kind, which a member beside it may select, and one of
// these forms in the API:
//
//	object  {"type": "FARM", "id": "f1", "name": "North"}
//	id      "f1", also as an element of a list
//	name    "North", with or without the id in a member beside it
//	key     the keys of a map: {"f1": "half", "f2": "half"}
//
// A field that is a reference has the word x-ref. References inside a free map,
// at any depth, have the word x-refs on the field around them: a list of rules,
// each with a place, a condition and a form (API: Transform). In a document all forms are written
// as the name of the object, or as {id: …}, which pins it; a key of a map is
// pinned by the text "{id: …}". An id beside a name is not written.
//
// For example, with the rules
//
//	{"at": "/with/recipe", "when": {"/do": ["follow"]}, "ref": {"kind": "Recipe", "form": "name"}}
//	{"at": "/farmName", "id": "farmId", "ref": {"kind": "Farm", "form": "name"}}
//
// the document's
//
//	{do: follow, with: {recipe: jam, farmName: North, then: {do: eat, with: {recipe: none}}}}
//
// refers to Recipe/jam and Farm/North; "none" is a literal, since eating follows
// no recipe. Rewrite turns it into the API's form by adding "farmId": "f1".
package reference
