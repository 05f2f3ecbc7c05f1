package tenant

import (
	"cmp"
	"context"
	"fmt"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// users adds what uses objects by their names. The list of possible users is read
// once for all objects of a kind.
func (r *Reader) users(ctx context.Context, objects []*state.Object, found []state.Dependents) error {
	of := map[*registry.Kind][]int{}
	for i, o := range objects {
		if rule := o.Kind.Delete.Preflight; rule != nil && rule.Users != nil {
			of[o.Kind] = append(of[o.Kind], i)
		}
	}
	for _, kind := range sortedKinds(of) {
		rule := kind.Delete.Preflight.Users
		rows, err := r.list(rule.Endpoint(), nil, "").Read(ctx, r.Client)
		if err != nil && concernsAll(ctx, err) {
			return fmt.Errorf("read each %s to find what it uses: %w", rule.What, err)
		}
		for _, i := range of[kind] {
			if err != nil {
				found[i].Unread = cmp.Or(found[i].Unread, reasonOf(err))
			}
			found[i].Refuse = append(found[i].Refuse, usersIn(rows, rule, nameOf(objects[i]))...)
		}
	}
	return nil
}

// usersIn describes the rows that use the object with a name.
func usersIn(rows []paging.Row, rule *registry.UserRule, name string) []state.Dependent {
	var out []state.Dependent
	for _, row := range rows {
		if rule.Names(row.Value, name) {
			out = append(out, state.Dependent{ID: at(row.Value, "/id"), Text: fmt.Sprintf("the %s %s uses it", rule.What, label(row.Value))})
		}
	}
	return out
}

// nameOf is the last part of an object's identity.
func nameOf(o *state.Object) string {
	name, _ := o.Value[o.Kind.Identity[len(o.Kind.Identity)-1].Name].(string)
	return name
}
