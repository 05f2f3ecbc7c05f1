package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// env decides about a field whose value comes from the environment. A secret
// cannot be compared, because the tenant answers with cipher text: it is sent
// if the tenant has none yet, or if the user asks for it.
func (p *Proposer) env(f *registry.Field, live jsonvalue.Optional, desired state.Env, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if p.refuseText(f, desired, at) {
		return live, false
	}
	if p.Live == nil {
		return jsonvalue.Present(desired), true
	}
	if !p.secrecy().Covers(at, live.Value) {
		return p.envValue(f, live, desired, at)
	}
	switch {
	case p.rotates(at):
		p.explain(at, jsonvalue.Optional{}, desired, "--rotate-secrets sends the secret", true)
		return jsonvalue.Present(desired), true
	case secrecy.IsEmpty(live) && (!p.Settings.Secrets.KeepEmpty || p.isNew):
		p.explain(at, jsonvalue.Optional{}, desired, "the tenant has no value yet: the secret is sent", true)
		return jsonvalue.Present(desired), true
	}
	p.explain(at, jsonvalue.Optional{}, desired, "a secret cannot be compared and is not sent again", false)
	return live, false
}

// envValue compares a value that is not shown and is not a secret of the
// connector.
func (p *Proposer) envValue(f *registry.Field, live jsonvalue.Optional, desired state.Env, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if _, set := p.Env[desired.Name]; !set && live.IsNothing() {
		return jsonvalue.Present(desired), true
	}
	if p.isUnset(desired, at) {
		return live, false
	}
	typed, err := state.TypedEnv(f, p.Env[desired.Name])
	if err != nil {
		return live, false // reported
	}
	if _, same := EqualScalars(f, live, typed); same {
		p.explain(at, jsonvalue.Optional{}, desired, "the variable has the live value", false)
		return live, false
	}
	p.explain(at, jsonvalue.Optional{}, desired, "the variable's value differs", true)
	return jsonvalue.Present(desired), true
}

// refuseText reports a variable whose value the field cannot contain.
func (p *Proposer) refuseText(f *registry.Field, desired state.Env, at jsonvalue.Pointer) bool {
	text, set := p.Env[desired.Name]
	if !set {
		return false
	}
	_, err := state.TypedEnv(f, text)
	if err != nil {
		p.Problem(at, fmt.Sprintf("the variable %s %s", desired.Name, err), state.HintEnv)
	}
	return err != nil
}

// refuseOpenSecret reports a value in plain text in a file although the
// tenant keeps it as cipher text: before the tenant was read, this was
// unknown.
func (p *Proposer) refuseOpenSecret(live jsonvalue.Optional, desired any, at jsonvalue.Pointer) bool {
	switch desired.(type) {
	case nil, state.Env, map[string]any, []any:
		return false
	}
	harmless := !state.CanBeSecret(desired) && (secrecy.Refers(desired) || secrecy.IsEmpty(live))
	if harmless || !p.secrecy().Covers(at, live.Value) {
		return false
	}
	hint := "use !env NAME"
	if !state.ListsSecret(p.Doc.Kind, p.Live, at) && !p.secrecy().IsOpen(at) {
		hint += ", or !plain if it is not a secret"
	}
	p.Problem(at, "the tenant keeps this value as a secret, and it is in plain text here", hint)
	return true
}

// sealed reports whether a value that only refers cannot be compared because
// the tenant has encrypted it.
func (p *Proposer) sealed(live jsonvalue.Optional, desired any, at jsonvalue.Pointer) bool {
	if p.Live == nil || !secrecy.Refers(desired) || secrecy.IsEmpty(live) || secrecy.Refers(live.Value) {
		return false
	}
	return secret.IsCipher(live.Value) || state.ListsSecret(p.Doc.Kind, p.Live, at)
}

// keepSealed leaves an encrypted value alone unless it must be sent again.
func (p *Proposer) keepSealed(live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if p.rotates(at) {
		return jsonvalue.Present(desired), true
	}
	p.explain(at, jsonvalue.Optional{}, desired, "the tenant has encrypted the value, so it cannot be compared and is not sent again", false)
	return live, false
}

func (p *Proposer) rotates(at jsonvalue.Pointer) bool {
	for _, t := range p.Rotate {
		if t.Covers(p.Doc.Key, at) {
			return true
		}
	}
	return false
}
