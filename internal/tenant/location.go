package tenant

import (
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Location is where the API has one object: its kind, and the values of the
// variables in the kind's paths.
type Location struct {
	Kind *registry.Kind
	Key  state.Key
	// Identity has the fields beside `kind`, by name.
	Identity map[string]string
	Vars     map[string]string
	// Lists are fields with lists of their own that are read along.
	Lists []*registry.Field
}

// Parent is what is known of the object that this one belongs to, and of its
// ancestors; nil at the top.
func (l Location) Parent() *state.Object {
	kinds := l.Kind.Ancestors()
	var parent *state.Object
	for i, key := range slices.Backward(state.Ancestors(l.Kind, l.Key)) {
		id := l.Vars[registry.AncestorVariable(i)]
		parent = &state.Object{Key: key, Kind: kinds[i], ID: id, Address: id, Parent: parent}
	}
	return parent
}

// Above is the location of the object that this one belongs to. There must be one.
func (l Location) Above() Location {
	parent := l.Parent()
	return Location{Kind: parent.Kind, Key: parent.Key, Vars: varsOf(parent)}
}

// Object makes a live object of an answer.
func (l Location) Object(answer []byte) (*state.Object, error) {
	value, flaws, err := rest.Decode(answer)
	if err != nil {
		return nil, err
	}
	return l.object(paging.Row{Value: value, Flaws: flaws})
}

func (l Location) object(row paging.Row) (*state.Object, error) {
	if list := l.Kind.API.List; list != nil && list.Bare {
		row.Value = paging.WithID(row.Value, l.Vars["id"])
	}
	o, err := Object(l.Kind, l.Parent(), row)
	if err != nil {
		return nil, err
	}
	o.Key = l.Key
	if address := l.Vars["id"]; address != "" {
		o.Address = address
	}
	return o, nil
}

// matches reports whether an object has the identity.
func (l Location) matches(o *state.Object) bool {
	for _, f := range l.Kind.Identity {
		if f.In == registry.InBody && o.Value[f.Name] != l.Identity[f.Name] {
			return false
		}
	}
	return true
}
