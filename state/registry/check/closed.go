package check

import (
	"reflect"

	"isc-sync/state/registry"
)

// values are the closed sets of values that a kind's file may use, by their type.
// "" is the word left out.
var values = map[reflect.Type][]string{}

func init() {
	closed(registry.InBody, registry.InPath, registry.InParent, registry.InAbout)
	closed(registry.DeniedReadOne, registry.DeniedSkip, registry.DeniedFail)
	closed(registry.FilterEq, registry.FilterIn)
	closed(registry.MarkerOffset, registry.MarkerStart, registry.MarkerNext, registry.MarkerNone)
	closed(registry.CreateByPost, registry.CreateByPut, registry.CreateByUpload, registry.CreateNever)
	closed(registry.UpdateByPatch, registry.UpdateByPut, registry.UpdateByArray, registry.UpdateByMember, registry.UpdateByUpload, registry.UpdateNever)
	closed(registry.DeleteNow, registry.DeleteByTask, registry.DeleteLater, registry.DeleteNever)
	closed(registry.BodyIDs, registry.BodyKeys)
	closed(registry.PatchAdd, registry.PatchRemove, registry.PatchReplace)
	closed(registry.Ordered, registry.Set, registry.Keyed, registry.KeyedSet)
	closed(registry.RefObject, registry.RefID, registry.RefName, registry.RefKey)
	closed(registry.ImmutableAfterCreate, registry.ImmutableFromNull)
	closed(registry.PatchLeaf, registry.PatchKey, registry.PatchWhole)
	closed(registry.DangerChange, registry.DangerRemove, registry.DangerDrop, registry.DangerTake,
		registry.DangerSet, registry.DangerUnset, registry.DangerGain, registry.DangerLose, registry.DangerEmpty)
}

func closed[W ~string](words ...W) {
	for _, w := range words {
		t := reflect.TypeFor[W]()
		values[t] = append(values[t], string(w))
	}
}
