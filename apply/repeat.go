package apply

import (
	"net/http"

	"isc-sync/planner/patch"
)

// writeTraits are the properties of a write that decide whether it can be
// repeated.
type writeTraits struct {
	method string
	// repeatable: the kind declares that the API may receive it twice.
	repeatable bool
	// upload: the request carries a file under its name.
	upload bool
	// patch is set if the request is a JSON Patch, and before is the object
	// that the patch was made for.
	patch  patch.Patch
	before map[string]any
}

// isRepeatable reports whether a tenant that receives a write twice, the second
// time perhaps long after the first, ends as if it had received it once. Only
// such a write may be repeated after its answer was lost.
//
// A gateway may give up while the tenant is still working, so an object that
// is unchanged does not prove that the first request was lost. Safe are:
//   - PUT, and a PATCH with a plain array: both set the whole value;
//   - DELETE: the second one finds nothing;
//   - a POST that the kind calls repeatable, such as an upsert or a publication;
//   - the upload of a file, which replaces the file of the same name;
//   - a JSON Patch whose operations all end at a named member or replace an
//     element: the second one sets the same values, or the tenant refuses it
//     as a whole because what it removes is gone.
//
// Not safe are any other POST, which may create a second object, and a JSON Patch that
// adds or removes elements of a list: the second one adds the element again or
// removes its neighbour. Sending the whole list the second time would not
// help, because the first patch may still arrive after it.
func isRepeatable(s writeTraits) bool {
	switch {
	case s.patch != nil:
		return !movesElements(s.before, s.patch)
	case s.upload, s.repeatable:
		return true
	}
	return s.method != http.MethodPost
}

// movesElements reports whether a patch adds or removes elements of a list.
func movesElements(before map[string]any, ops patch.Patch) bool {
	for i, op := range ops {
		if op.Op == patch.Replace {
			continue
		}
		now, err := ops[:i].Apply(before)
		if err != nil {
			return true
		}
		around, _ := op.Path.Parent().Get(now)
		if _, named := around.(map[string]any); !named {
			return true
		}
	}
	return false
}
