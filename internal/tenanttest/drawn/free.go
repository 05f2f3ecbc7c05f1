package drawn

import (
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// free draws a map whose keys are not described: with a secret and with references,
// where it may have some.
func (d *Draw) free(f *registry.Field) map[string]any {
	out := map[string]any{"text": d.Text(), "number": d.IntN(9), "yes": true}
	if len(f.Refs) > 0 && f.Refs[0].Ref.Form == registry.RefKey {
		out = map[string]any{} // every key is a reference
	}
	if len(out) > 0 && d.IntN(3) == 0 {
		out["private"] = d.secret() // no name shows that it is secret
	}
	if f.Secret != nil && d.IntN(2) == 0 {
		out[strings.ReplaceAll(Pick(d, f.Secret.Names), "*", "the")] = d.secret()
	}
	if f.Mentions != nil && len(d.Known[f.Mentions.Kind]) > 0 {
		out[strings.ReplaceAll(Pick(d, f.Mentions.Keys), "*", "a")] = Pick(d, d.Known[f.Mentions.Kind])
	}
	d.refer(f.Refs, out)
	return out
}

// refer puts a reference into an object, as one of the rules has it, and perhaps
// another one into an object inside.
func (d *Draw) refer(rules []registry.InnerRef, object map[string]any) {
	if len(rules) == 0 || d.IntN(3) == 0 {
		return
	}
	rule := Pick(d, rules)
	ref := d.reference(rule.Ref)
	if ref == nil {
		return
	}
	if rule.Ref.Form == registry.RefKey {
		clear(object)
		object[ref.(string)] = d.Text()
		return
	}
	for at, texts := range rule.When {
		put(object, jsonvalue.Pointer(at), Pick(d, texts))
	}
	if rule.Ref.Form == registry.RefID && d.IntN(2) == 0 {
		ref = []any{ref}
	}
	put(object, rule.At, ref)
	if d.IntN(3) == 0 {
		inside := map[string]any{}
		d.refer(rules, inside)
		around, _ := rule.At.Parent().Get(object)
		around.(map[string]any)["inside"] = inside
	}
}

// put sets a member of an object, and makes the objects around it.
func put(object map[string]any, at jsonvalue.Pointer, v any) {
	tokens := at.Tokens()
	for _, token := range tokens[:len(tokens)-1] {
		inner, isObject := object[token].(map[string]any)
		if !isObject {
			inner = map[string]any{}
			object[token] = inner
		}
		object = inner
	}
	object[tokens[len(tokens)-1]] = v
}
