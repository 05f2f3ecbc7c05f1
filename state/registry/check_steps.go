package registry

// checkSteps looks at the words that give one change several steps.
func (k *Kind) checkSteps(d *decoder, n *node) {
	top := map[*Field]bool{}
	for _, p := range k.Spec.Properties {
		top[p] = true
	}
	split := k.Switch != nil
	k.Spec.walk(func(f *Field) {
		words := f.NotAtCreate || f.Together != nil || f.NotTogether != nil
		if words && !top[f] {
			d.problem(n, "write it at a member of the object itself", "x-not-at-create, x-together and x-not-together are for members at the top, and %s is not one", f.Name)
		}
		split = split || f.NotTogether != nil
	})
	if split && k.Create.OrAdopt {
		d.problem(n, "", "an object that its parent may bring along is changed in one request: switch and x-not-together do not fit orAdopt")
	}
	k.checkSwitch(d, n)
}

func (k *Kind) checkSwitch(d *decoder, n *node) {
	if k.Switch == nil {
		return
	}
	at := n.member("switch")
	if f := k.Spec.Property(k.Switch.Field); f == nil || !f.hasType("boolean") || f.ReadOnly {
		d.problem(at, "", "%q is not a boolean member that documents write", k.Switch.Field)
	}
	if k.Switch.Reason == "" {
		d.problem(at, "", "a switch has a reason")
	}
	if k.Update.How != UpdateByPatch && k.Update.How != UpdateByPut || k.Create.How != CreateByPost {
		d.problem(at, "", "a switch is for objects that are created by POST and changed by json-patch or put")
	}
}
