package registry

// The closed sets of values that a kind's file may use. Their Go constants
// stand beside their types; "" is the word left out.

func (IdentityPlace) values() []string { return words(InBody, InPath, InParent) }
func (DeniedRule) values() []string    { return words(DeniedReadOne, DeniedSkip, DeniedFail) }
func (AbsentAnswer) values() []string  { return words(Absent404, AbsentEmpty, AbsentDefault) }
func (LookupOp) values() []string      { return words(LookupEq, LookupIn) }
func (DeleteHow) values() []string     { return words(DeleteNow, DeleteByTask, DeleteNever) }
func (ListKind) values() []string      { return words(Ordered, Set, Keyed, KeyedSet) }
func (RefForm) values() []string       { return words(RefObject, RefID, RefName, RefKey) }
func (ImmutableRule) values() []string { return words(ImmutableAfterCreate, ImmutableFromNull) }
func (PatchRule) values() []string     { return words(PatchLeaf, PatchKey, PatchWhole) }

func (DangerWhen) values() []string {
	return words(DangerChange, DangerRemove, DangerDrop, DangerTake, DangerSet, DangerUnset, DangerEmpty)
}

func (CreateHow) values() []string {
	return words(CreateByPost, CreateByPut, CreateByUpload, CreateNever)
}

func (UpdateHow) values() []string {
	return words(UpdateByPatch, UpdateByPut, UpdateByArray, UpdateByUpload, UpdateNever)
}

func words[W ~string](ws ...W) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = string(w)
	}
	return out
}
