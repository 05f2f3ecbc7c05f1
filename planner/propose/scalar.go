package propose

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/xmltext"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// null clears a field, unless live is already empty. Below a free map's key
// it is a literal.
func (p *Proposer) null(f *registry.Field, live jsonvalue.Optional, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if f == nil {
		if live.Exists && live.Value == nil {
			return live, false
		}
		return jsonvalue.Present(nil), true
	}
	if isSharedMap(f, live) {
		p.Problem(at, "the map cannot be cleared completely: the tenant keeps keys of its own in it", "write null for each key to remove")
		return live, false
	}
	if f.IsEmpty(live) {
		p.explain(at, live, nil, "null equals an empty value: absent, null, an empty list, the default", false)
		return live, false
	}
	p.explain(at, live, nil, "null clears the field", true)
	return jsonvalue.Optional{}, true
}

// isSharedMap reports whether live is a map in which the tenant keeps keys of
// its own: it can only be cleared key by key.
func isSharedMap(f *registry.Field, live jsonvalue.Optional) bool {
	obj, _ := live.Value.(map[string]any)
	return f.Patch == registry.PatchKey && len(f.Owned) > 0 && len(obj) > 0
}

// scalar compares a string, number or boolean with live.
func (p *Proposer) scalar(f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if rule, same := EqualScalars(f, live, desired); same && !p.isNewValue(live) {
		p.explain(at, live, desired, rule, false)
		return live, false
	}
	p.explain(at, live, desired, "the values differ", true)
	if number, ok := desired.(json.Number); ok {
		desired = json.Number(jsonvalue.CanonicalNumber(number)) // as a saved plan has it
	}
	if text, ok := desired.(string); ok && f != nil {
		desired = f.Equal.Kept(text)
	}
	return jsonvalue.Present(desired), true
}

// EqualScalars reports whether two scalars are equal, and the rule that makes
// them equal.
func EqualScalars(f *registry.Field, live jsonvalue.Optional, desired any) (string, bool) {
	if live.Exists && jsonvalue.Equal(live.Value, desired) {
		return "the values are equal", true
	}
	if f == nil {
		return "", false
	}
	if live.IsNothing() && f.HasDefault && jsonvalue.Equal(desired, f.Default) {
		return "live is absent and the default is declared", true
	}
	if f.Equal.Loose && live.Exists && jsonvalue.EqualLoosely(live.Value, desired) {
		return "the scalars are equal except for their JSON type", true
	}
	if f.Equal.Suffix != "" && equalButSuffix(live.Value, desired, f.Equal.Suffix) {
		return fmt.Sprintf("the server may add %q", f.Equal.Suffix), true
	}
	return equalTexts(f, live.Value, desired)
}

// equalTexts compares two texts by the rule of their field.
func equalTexts(f *registry.Field, live, desired any) (string, bool) {
	a, isText := live.(string)
	b, also := desired.(string)
	rule := f.Equal
	switch {
	case !isText || !also:
	case f.Lines != nil && registry.SameLines(a, b):
		return "the lines are equal", true
	case rule.Capitals && rule.Kept(a) == rule.Kept(b):
		return fmt.Sprintf("the server keeps %q as %q", b, rule.Kept(b)), true
	case rule.Instant && jsonvalue.SameInstant(a, b):
		return "both are the same point in time", true
	case rule.XML && xmltext.Same(a, b):
		return "both say the same in XML", true
	}
	return "", false
}

func equalButSuffix(a, b any, suffix string) bool {
	s, ok := a.(string)
	t, also := b.(string)
	return ok && also && strings.TrimSuffix(s, suffix) == strings.TrimSuffix(t, suffix)
}

// file compares the text of a file with live; CRLF and LF are the same. A text that is
// read line by line may end in any way.
func (p *Proposer) file(f *registry.Field, live jsonvalue.Optional, desired state.File, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	text, ok := live.Value.(string)
	byLines := f != nil && f.Lines != nil && registry.SameLines(text, desired.Text)
	if ok && (byLines || strings.ReplaceAll(text, "\r\n", "\n") == desired.Text) {
		p.explain(at, live, desired, "the file has the live text", false)
		return live, false
	}
	if ok && f != nil && f.Equal.XML && xmltext.Same(text, desired.Text) {
		p.explain(at, live, desired, "the file says the same in XML", false)
		return live, false
	}
	p.explain(at, live, desired, "the file's text differs", true)
	return jsonvalue.Present(desired), true
}

// sticky returns why the server would keep its own value of the field, or "".
func (p *Proposer) sticky(f *registry.Field) string {
	if f == nil || f.Sticky == nil {
		return ""
	}
	top := state.Object{Kind: p.Doc.Kind, Key: p.Doc.Key}
	if p.Live != nil {
		top.Value = p.Live.Value
	}
	if top.KeepsOwn(f.Sticky) {
		return f.Sticky.Reason
	}
	return ""
}

// refuseImmutable reports a change that the API would refuse.
func (p *Proposer) refuseImmutable(f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) bool {
	if f == nil || f.Immutable == registry.Mutable {
		return false
	}
	if f.Immutable == registry.ImmutableFromNull && !live.IsNothing() {
		return false
	}
	p.Problem(at,
		fmt.Sprintf("the field cannot change once the object exists: it is %s and would become %s", show(live), show(jsonvalue.Present(desired))),
		p.howToReplace(live))
	return true
}

// refuseFixed reports a change of a field that the object has for good.
func (p *Proposer) refuseFixed(f *registry.Field, at jsonvalue.Pointer) bool {
	if f == nil || !f.Fixed.Fixes(p.liveValue()) {
		return false
	}
	p.Problem(at, fmt.Sprintf("the field cannot change while the tenant has %s: %s", f.Fixed.Field, f.Fixed.Reason), "leave the line out")
	return true
}

// howToReplace returns what can be done about a value that cannot change, and the
// consequences.
func (p *Proposer) howToReplace(live jsonvalue.Optional) string {
	hint := "leave the line out"
	if live.Exists {
		hint = "write the tenant's value, or leave the line out"
	}
	rule := p.Doc.Kind.Delete
	isProtected := slices.ContainsFunc(rule.Protected, func(x registry.Exclusion) bool { return x.Value == p.Doc.Key.Name() })
	if rule.How == registry.DeleteNever || p.Doc.Kind.Create.How == registry.CreateNever || isProtected {
		return hint
	}
	hint += "; for a new value, delete the object with ensure: absent, apply, and declare it again"
	if rule.Warning != "" {
		hint += ": " + strings.ToLower(rule.Warning[:1]) + rule.Warning[1:]
	}
	return strings.TrimSuffix(hint, ".")
}

// show returns a value for a sentence, shortened.
func show(v jsonvalue.Optional) string {
	if !v.Exists {
		return plan.Show(plan.Absent{})
	}
	return plan.Show(v.Value)
}
