package planner_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// TestEachElementHasTheSecretThatItsDocumentNames makes a tenant from a
// document with secrets in lists, edits the document as people do, and applies
// the plan. The tenant keeps "cipher text of NAME" for each secret.
func TestEachElementHasTheSecretThatItsDocumentNames(t *testing.T) {
	kinds := shippedKinds()
	rapid.Check(t, func(t *rapid.T) {
		e := &secretEditor{t: t}
		before := e.attributes()
		after := e.edited(before).(map[string]any)
		c := secretCase(kinds, before, after)
		if rapid.IntRange(0, 3).Draw(t, "put") == 0 {
			kind := *c.kind
			kind.Update = registry.UpdateRule{How: registry.UpdateByPut, Reason: "made up"}
			c = c.of(&kind)
		}
		r := c.build()
		if len(r.Problems) > 0 {
			t.Fatal(problemsText(r.Problems))
		}
		got := c.after(r)["connectorAttributes"]
		if wrong := misplaced(after, got, before, ""); wrong != "" {
			t.Fatalf("%s\nbefore %s\nafter  %s\ntenant %s\n%s", wrong, text(before), text(after), text(got), opsText(r.Plan))
		}
		if wrong := idempotent(t, c, r); wrong != "" {
			t.Fatal(wrong)
		}
		if wrong := misplaced(after, c.adopted(t), before, ""); wrong != "" {
			t.Fatalf("adopted: %s\nbefore %s\nafter  %s", wrong, text(before), text(after))
		}
		if wrong := readable(t, c, r) + secretive(t, c, r) + respectful(t, c, r); wrong != "" {
			t.Fatal(wrong)
		}
	})
}

// secretCase is a source that was applied from one document, and another
// document about it.
func secretCase(kinds *registry.Kinds, before, after map[string]any) lawCase {
	c := lawCase{kind: kinds.Find("Source")}
	c.live = &state.Object{Key: "Source/N", Kind: c.kind, ID: "s1", Address: "s1", Value: map[string]any{"id": "s1", "name": "N"}}
	stored := world{}.stored(c.live, before, "/connectorAttributes")
	c.live.Value["connectorAttributes"] = stored
	c.doc = &state.Document{Key: "Source/N", Kind: c.kind, Identity: []string{"N"}, Spec: map[string]any{"connectorAttributes": after}, Position: state.Position{File: "a.yaml", Line: 1}}
	c.in = planner.Input{Kinds: kinds, Directory: state.NewDirectory(), Documents: state.Documents{c.doc}, Tenant: "acme", APIVersion: "v2025"}
	c.in.Live = liveWith(c.live)
	return c
}

// adopted returns the attributes that the tenant has if a creation finds the
// object there already.
func (c lawCase) adopted(t *rapid.T) any {
	edits, problems := propose.Adopt(plan.Adoption{Kinds: c.in.Kinds, Live: c.live, Body: c.doc.Spec})
	if len(problems) > 0 {
		t.Fatal(problemsText(problems))
	}
	o := *c.live
	world{Input: c.in}.step(&o, plan.Step{Patch: edits.Patch})
	return o.Value["connectorAttributes"]
}

// of is the same case of another kind.
func (c lawCase) of(kind *registry.Kind) lawCase {
	live, doc := *c.live, *c.doc
	live.Kind, doc.Kind = kind, kind
	c.kind, c.live, c.doc = kind, &live, &doc
	c.in.Documents, c.in.Live = state.Documents{&doc}, liveWith(&live)
	return c
}

// secretEditor draws lists of elements with secrets and edits of them.
type secretEditor struct {
	t    *rapid.T
	next int
}

func (e *secretEditor) int(lo, hi int, what string) int {
	return rapid.IntRange(lo, hi).Draw(e.t, what)
}

func (e *secretEditor) fresh(prefix string) string {
	e.next++
	return fmt.Sprint(prefix, e.next)
}

func (e *secretEditor) secret() state.Env {
	if e.int(0, 9, "shared variable") == 0 {
		return state.Env{Name: "SHARED"}
	}
	return state.Env{Name: e.fresh("V")}
}

// attributes draws a map with one list, at some depth.
func (e *secretEditor) attributes() map[string]any {
	out := map[string]any{"host": "h", "list": e.list(e.int(0, 2, "depth"))}
	for range e.int(0, 2, "maps") {
		out = map[string]any{"in": out}
	}
	return out
}

func (e *secretEditor) list(depth int) []any {
	sort := e.int(0, 4, "sort")
	list := []any{}
	for range e.int(0, 5, "length") {
		list = append(list, e.element(sort, depth))
	}
	return list
}

// element draws an element of a sort, which all elements of its list have.
func (e *secretEditor) element(sort, depth int) any {
	switch {
	case sort == 0:
		return map[string]any{"password": e.secret()} // nothing else
	case sort == 1 && depth > 0:
		return e.list(depth - 1)
	case sort == 2 && depth > 0:
		return map[string]any{"name": e.fresh("n"), "size": number(e.int(0, 2, "size")), "password": e.secret(), "below": e.list(depth - 1)}
	case sort == 3: // texts that are alike, so that only some tell elements apart
		return map[string]any{"domain": e.fresh("d"), "method": "GET", "port": "389", "useTLS": true, "in": map[string]any{"user": "u", "password": e.secret()}}
	}
	return map[string]any{"name": e.fresh("n"), "servers": []any{"a", e.fresh("s")}, "size": number(e.int(0, 2, "size")), "description": "same", "password": e.secret()}
}

func number(n int) json.Number { return json.Number(fmt.Sprint(n)) }

// edited returns a value with one to three edits somewhere in it.
func (e *secretEditor) edited(v any) any {
	out := jsonvalue.Clone(v)
	for range e.int(1, 3, "edits") {
		out = e.edit(out)
	}
	return out
}

func (e *secretEditor) edit(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, key := range jsonvalue.SortedKeys(v) {
			out[key] = v[key]
			if key == "list" || key == "in" && v["password"] == nil || key == "below" && e.int(0, 1, "below") == 0 {
				out[key] = e.edit(v[key])
			}
		}
		return out
	case []any:
		return e.editList(slices.Clone(v))
	}
	return v
}

func (e *secretEditor) editList(list []any) []any {
	n := len(list)
	if n == 0 {
		return list
	}
	i, j := e.int(0, n-1, "i"), e.int(0, n-1, "j")
	switch e.int(0, 8, "edit") {
	case 0:
		list[i], list[j] = list[j], list[i]
	case 1:
		slices.Reverse(list)
	case 2:
		return slices.Delete(list, i, i+1)
	case 3:
		return slices.Insert(slices.Delete(slices.Clone(list), i, i+1), min(j, n-1), list[i])
	case 4:
		return slices.Insert(list, i, e.like(list[j]))
	case 5:
		list[i] = e.like(list[i]) // another element in its place
	case 6, 7:
		list[i] = e.tuned(list[i])
	default:
		list[i] = e.edit(list[i])
	}
	return list
}

// like returns another element of the same sort, with a secret of its own.
func (e *secretEditor) like(v any) any {
	switch v := v.(type) {
	case state.Env:
		return state.Env{Name: e.fresh("V")}
	case []any:
		out := make([]any, len(v))
		for i, element := range v {
			out[i] = e.like(element)
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for _, key := range jsonvalue.SortedKeys(v) {
			out[key] = e.like(v[key])
			if key == "name" || key == "domain" {
				out[key] = e.fresh(key[:1])
			}
		}
		return out
	}
	return v
}

// tuned changes a leaf that does not make another element.
func (e *secretEditor) tuned(v any) any {
	obj, ok := v.(map[string]any)
	if !ok {
		return e.edit(v)
	}
	out := map[string]any{}
	for key, member := range obj {
		out[key] = member
	}
	switch {
	case obj["size"] != nil:
		out["size"] = number(e.int(0, 4, "size"))
	case obj["port"] != nil:
		out["port"] = fmt.Sprint(e.int(1, 3, "port"))
	}
	return out
}

// misplaced returns where the tenant's value has another secret than the
// document names, "" if nowhere. What is alike in both documents but for the
// names of variables cannot be told: that is a rotation.
func misplaced(want, got, before any, at string) string {
	switch w := want.(type) {
	case state.Env:
		if stored := "cipher text of " + w.Name; got != stored {
			return fmt.Sprintf("%s is %v, not the %s", at, got, stored)
		}
	case map[string]any:
		g, _ := got.(map[string]any)
		for _, key := range jsonvalue.SortedKeys(w) {
			if wrong := misplaced(w[key], g[key], member(before, key), at+"/"+key); wrong != "" {
				return wrong
			}
		}
	case []any:
		g, _ := got.([]any)
		if len(g) != len(w) {
			return at + " has another length"
		}
		b, _ := before.([]any)
		for i := range w {
			if isRotation(w[i], w, b) {
				continue
			}
			if wrong := misplaced(w[i], g[i], counterpart(w[i], b), fmt.Sprintf("%s/%d", at, i)); wrong != "" {
				return wrong
			}
		}
	}
	return ""
}

// counterpart is the element of a list before the edit that has the same name,
// or the whole list if none has.
func counterpart(e any, before []any) any {
	obj, _ := e.(map[string]any)
	for _, name := range []string{"name", "domain"} {
		i := slices.IndexFunc(before, func(b any) bool {
			other, _ := b.(map[string]any)
			return obj[name] != nil && other[name] == obj[name]
		})
		if i >= 0 {
			return before[i]
		}
	}
	return before
}

// isRotation reports whether as many elements of both lists are like e in all
// but secrets, and name other variables.
func isRotation(e any, after, before []any) bool {
	look := text(blank(e))
	names := func(list []any) (all []string, n int) {
		for _, other := range list {
			if text(blank(other)) == look {
				all, n = append(all, plan.Variables(other)...), n+1
			}
		}
		return all, n
	}
	was, m := names(before)
	is, n := names(after)
	return m == n && !slices.Equal(was, is)
}

// blank is a value without the names of its variables.
func blank(v any) any {
	switch v := v.(type) {
	case state.Env:
		return "secret"
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = blank(e)
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for key, e := range v {
			out[key] = blank(e)
		}
		return out
	}
	return v
}
