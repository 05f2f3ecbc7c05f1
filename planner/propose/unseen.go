package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// unseen decides about a secret that no answer has. It is sent if it is new, if the
// user asks for it, and together with what is sent whole around it.
func (p *Proposer) unseen(live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if env, isEnv := desired.(state.Env); isEnv && p.refuseText(p.Doc.Kind.Spec.At(at), env, at) {
		return live, false
	}
	switch {
	case p.Live == nil || p.isNew:
		return jsonvalue.Present(desired), true
	case p.rotates(at):
		p.explain(at, jsonvalue.Optional{}, desired, "--rotate-secrets sends the secret", true)
		return jsonvalue.Present(desired), true
	case p.resending:
		p.explain(at, jsonvalue.Optional{}, desired, "what is around the secret is sent, and the secret with it", true)
		return jsonvalue.Present(desired), true
	}
	p.explain(at, jsonvalue.Optional{}, desired, "the tenant does not show the secret, so it cannot be compared and is not sent again", false)
	return live, false
}

// objectWithSecrets lays a document over an object. If the object changes and is sent
// whole, the secrets in it that no answer has are sent with it.
func (p *Proposer) objectWithSecrets(f *registry.Field, live jsonvalue.Optional, desired map[string]any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if p.Live == nil || p.resending || f == nil || f.Patch != registry.PatchWhole || !f.HoldsUnseen() {
		return p.object(f, live, desired, at)
	}
	if _, changed := p.asTrial().object(f, live, desired, at); changed {
		p = p.sendingAgain()
	}
	out, changed := p.object(f, live, desired, at)
	if object, isObject := out.Value.(map[string]any); changed && isObject {
		p.refuseForgetting(f, object, at)
	}
	return out, changed
}

// sendingAgain is the proposer for the inside of an object that is sent whole.
func (p *Proposer) sendingAgain() *Proposer {
	q := *p
	q.resending, q.fastPath = true, false
	return &q
}

// refuseForgetting reports the secrets that are missing in an object that is sent
// whole: the tenant would lose them.
func (p *Proposer) refuseForgetting(f *registry.Field, object map[string]any, at jsonvalue.Pointer) {
	for _, place := range f.Unseen(object, at) {
		p.Problem(place,
			fmt.Sprintf("%s changes and is sent whole, but the tenant does not show %s, which would be lost", at.Last(), place.Last()),
			fmt.Sprintf("also write %s: !env NAME", place.Last()))
	}
}
