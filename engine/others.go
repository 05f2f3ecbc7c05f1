package engine

import (
	"context"
	"fmt"

	"isc-sync/internal/tenant"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state/registry"
)

// countsOthers reports whether a run counts what no document declares: not one about
// some documents only, nor the proof of a saved plan.
func countsOthers(opts planner.Options, saved *plan.Plan) bool {
	return saved == nil && len(opts.Only) == 0 && !opts.Alone
}

// countOthers notes how many objects no document declares.
func (e *Engine) countOthers(ctx context.Context, reader *tenant.Reader, in *planner.Input, snapshot *tenant.Snapshot) error {
	others, err := reader.Others(ctx, snapshot, in.Documents, e.NameOthers)
	if err != nil {
		return err
	}
	for _, o := range others {
		things := fmt.Sprintf("%d %s of the tenant are", o.Count, registry.Plural(registry.Words(o.Kind.Name)))
		if o.Count == 1 {
			things = "1 " + registry.Words(o.Kind.Name) + " of the tenant is"
		}
		in.Notes = append(in.Notes, plan.Note{Code: plan.NoteOthers, Text: things + " not declared"})
		if e.NameOthers {
			for _, key := range o.Keys {
				e.tell(NotDeclared{Key: key})
			}
		}
	}
	return nil
}

// nameUndeclared names the fields and keys that documents do not write.
func (e *Engine) nameUndeclared(all []propose.Undeclared) {
	if !e.NameOthers {
		return
	}
	for _, u := range all {
		for _, at := range u.All() {
			e.tell(NotDeclared{Key: u.Key, Pointer: at})
		}
	}
}
