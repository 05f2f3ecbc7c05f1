package order

import (
	"maps"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// switched returns the stages for edits of an object that must be off
// meanwhile: off, the change, and on again. Edits of the switch alone are one
// request.
func switched(rule *registry.SwitchRule, live *state.Object, e plan.Edits) []stage {
	own, rest := divide(e, rule.Field)
	if rest.Empty() {
		return []stage{{role: roleChange, edits: e}}
	}
	all := []stage{{role: roleChange, edits: rest}}
	if off := offStage(rule, live); off != nil {
		all = append([]stage{*off}, all...)
	}
	if wanted, _ := e.Proposed[rule.Field].(bool); wanted {
		op := patch.Op{Op: patch.Replace, Path: switchAt(rule), Value: true}
		if len(own.Patch) > 0 {
			op = own.Patch[0]
		}
		all = append(all, onStage(rule, op))
	}
	return all
}

// offStage switches an object off; nil if it is off, or is never on.
func offStage(rule *registry.SwitchRule, live *state.Object) *stage {
	if !isSwitchedOn(rule, live) {
		return nil
	}
	off := patch.Patch{{Op: patch.Replace, Path: switchAt(rule), Value: false}}
	return &stage{role: roleOff, edits: plan.Edits{Patch: off, Reason: "switched off first: " + rule.Reason}}
}

func onStage(rule *registry.SwitchRule, op patch.Op) stage {
	return stage{role: roleOn, edits: plan.Edits{Patch: patch.Patch{op}, Reason: "switched on last: " + rule.Reason}}
}

// switchedOff removes "on" from the body of a create: the object is switched
// on afterwards.
func switchedOff(kind *registry.Kind, body map[string]any) (off map[string]any, on []stage) {
	if kind.Switch == nil || body[kind.Switch.Field] != true {
		return body, nil
	}
	off = maps.Clone(body)
	off[kind.Switch.Field] = false
	return off, []stage{onStage(kind.Switch, patch.Op{Op: patch.Replace, Path: switchAt(kind.Switch), Value: true})}
}

// isSwitchedOn reports whether a live object must be switched off first.
func isSwitchedOn(rule *registry.SwitchRule, live *state.Object) bool {
	return live != nil && rule.IsOn(live.Value)
}

func switchAt(rule *registry.SwitchRule) jsonvalue.Pointer {
	return jsonvalue.Pointer("").Append(rule.Field)
}
