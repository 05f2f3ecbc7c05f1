package export

import (
	"encoding/json"
	"regexp"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// free writes a key of a free map, unless the server owns it or it is empty.
func (d *draft) free(parent *registry.Field, key string, v any, at jsonvalue.Pointer) (any, bool) {
	if v == nil || parent.Owns(key, d.siblings(at)) != nil {
		return nil, false
	}
	if text, ok := v.(string); ok && text == "" && state.IsSecret(d.object.Kind, d.object, at) {
		return nil, false
	}
	return d.literal(v, at), true
}

// literal writes a value that no kind describes as it is, but for secrets and
// what looks like one: they become variables.
func (d *draft) literal(v any, at jsonvalue.Pointer) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			if !d.isServers(at, key, v) && !d.saysNothing(e, at) && !d.leavesOut(nil, e, at.Append(key)) {
				out[key] = d.literal(e, at.Append(key))
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = d.literal(e, at.Index(i))
		}
		return out
	}
	why := state.Suspects(d.object.Kind, d.object, at, v)
	if why == "" {
		d.noteID(v, at)
		return asSent(v)
	}
	if !state.KeptAsSecret(d.object.Kind, d.object, at, v) {
		d.suspected = append(d.suspected, string(d.object.Key)+"#"+string(at)+": "+why)
	}
	return d.variable(at)
}

func (d *draft) isServers(at jsonvalue.Pointer, key string, object map[string]any) bool {
	return d.object.Kind.OwnsAnywhere() && d.object.Kind.OwnsInside(at, key, object) != nil
}

// saysNothing reports whether a value is null inside an object that is managed as a
// whole, where that is the same as no value.
func (d *draft) saysNothing(v any, at jsonvalue.Pointer) bool {
	return v == nil && d.object.Kind.Spec.IsPartOfWhole(at)
}

// shortestID is how long an id is at least that no text has by chance.
const shortestID = 32

// anID matches a text that is nothing but an id, with hyphens or without.
var anID = regexp.MustCompile(`^([0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$`)

const strangeID = "an id that may mean nothing in another tenant"

// noteID writes a comment beside a text with the id of the object itself: in another
// tenant, the object has another id (API: Workflow). It does the same beside any id where
// some are references; those that get a name lose the comment (inner).
func (d *draft) noteID(v any, at jsonvalue.Pointer) {
	text, _ := v.(string)
	switch id := d.object.ID; {
	case len(id) >= shortestID && strings.Contains(text, id):
		d.out.Comments[at] = "the id of this object: it has another one in another tenant"
	case anID.MatchString(text) && d.object.Kind.Spec.MayHoldIDs(at):
		d.out.Comments[at] = strangeID
	}
}

// asSent spells a number as a write does: a tenant that was given 10.0 and then
// 10 for it must not make two files.
func asSent(v any) any {
	if n, isNumber := v.(json.Number); isNumber {
		return json.Number(jsonvalue.CanonicalNumber(n))
	}
	return v
}
