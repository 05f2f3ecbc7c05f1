package tenant

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Dependents reads what hangs on objects before they are deleted or renamed.
func (r *Reader) Dependents(ctx context.Context, objects []*state.Object) (map[state.Key]state.Dependents, error) {
	found := make([]state.Dependents, len(objects))
	err := each(ctx, r, indexes(objects), func(ctx context.Context, i int) (err error) {
		if objects[i].Kind.Delete.Preflight != nil {
			found[i], err = r.holdings(ctx, objects[i])
		}
		return err
	})
	if err == nil {
		err = r.users(ctx, objects, found)
	}
	out := map[state.Key]state.Dependents{}
	for i, o := range objects {
		out[o.Key] = found[i]
	}
	return out, err
}

// Counts reads how many have what a change of these objects may take from them. Their
// kinds count that.
func (r *Reader) Counts(ctx context.Context, objects []*state.Object) (map[state.Key]state.Dependents, error) {
	found := make([]state.Dependents, len(objects))
	err := each(ctx, r, indexes(objects), func(ctx context.Context, i int) error {
		return r.count(ctx, objects[i], objects[i].Kind.Delete.Preflight.Count, &found[i])
	})
	out := map[state.Key]state.Dependents{}
	for i, o := range objects {
		out[o.Key] = found[i]
	}
	return out, err
}

func (r *Reader) holdings(ctx context.Context, o *state.Object) (state.Dependents, error) {
	rule := o.Kind.Delete.Preflight
	var h state.Dependents
	answer, err := r.preflight(ctx, o)
	if err == nil {
		err = r.addDependents(&h, rule, answer)
	}
	switch {
	case err != nil && concernsAll(ctx, err):
		return h, fmt.Errorf("read what depends on %s: %w", o.Key, err)
	case err != nil:
		h.Unread = reasonOf(err)
	}
	if err := r.holders(ctx, o, &h); err != nil {
		return h, err
	}
	return h, r.count(ctx, o, rule.Count, &h)
}

// preflight reads the lists of what hangs on an object. Some objects have them
// themselves.
func (r *Reader) preflight(ctx context.Context, o *state.Object) (any, error) {
	e := o.Kind.Delete.Preflight.Endpoint()
	if e == nil {
		return o.Value, nil
	}
	response, err := r.Client.Do(ctx, r.get(e, map[string]string{"id": o.ID}))
	if err != nil {
		return nil, err
	}
	return jsonvalue.Decode(response.Body)
}

func (r *Reader) addDependents(h *state.Dependents, rule *registry.Preflight, answer any) error {
	if err := hasForm(answer, rule); err != nil {
		return err
	}
	h.Refuse = dependents(answer, rule.Refuse, rule.Item, "the %s %s uses it")
	r.withKeys(h.Refuse, answer, rule)
	h.Warn = describeAll(answer, rule.Warn, rule.Item, "the %s %s depends on it")
	h.Rename = describeAll(answer, rule.Rename, rule.Item, "the %s %s refers to it by its name")
	if missing := describeAll(answer, partial(rule), rule.Item, "the tenant does not show every %s: %s"); len(missing) > 0 {
		h.Unread = strings.Join(missing, "; ")
	}
	return nil
}

// hasForm reports an answer that is not the list or object that the rule reads.
func hasForm(answer any, rule *registry.Preflight) error {
	_, isList := answer.([]any)
	_, isObject := answer.(map[string]any)
	switch {
	case isOfRows(rule) && !isList:
		return errors.New("the answer is not a JSON array")
	case !isOfRows(rule) && !isObject:
		return errors.New("the answer is not a JSON object")
	}
	return nil
}

// isOfRows reports whether the answer itself is the list that a rule reads.
func isOfRows(rule *registry.Preflight) bool {
	return rule.Item != "" || slices.Contains(rule.Refuse, "")
}

// withKeys calls the users in a list of uses of all types by their keys, if their types
// are those of kinds.
func (r *Reader) withKeys(users []state.Dependent, answer any, rule *registry.Preflight) {
	i := 0
	for _, p := range rule.Refuse {
		v, _ := p.Get(answer)
		list, _ := v.([]any)
		for _, e := range list {
			user := within(e, rule.Item)
			kind, name := r.Kinds.OfType(at(user, "/type")), at(user, "/name")
			if kind != nil && kind.Parent == "" && name != "" {
				users[i].Text = string(state.NewKey(kind.Name, name)) + " uses it"
			}
			i++
		}
	}
}

func partial(rule *registry.Preflight) []jsonvalue.Pointer {
	if rule.Partial == "" {
		return nil
	}
	return []jsonvalue.Pointer{rule.Partial}
}

// dependents describes the elements of the arrays at the pointers, or what is in
// them at item. The sentence has a verb %s for its type and one for its name.
func dependents(answer any, at []jsonvalue.Pointer, item jsonvalue.Pointer, sentence string) []state.Dependent {
	var out []state.Dependent
	for _, p := range at {
		v, _ := p.Get(answer)
		list, _ := v.([]any)
		for _, e := range list {
			out = append(out, state.Dependent{ID: idOf(within(e, item)), Text: fmt.Sprintf(sentence, typeOf(e, p, item), label(within(e, item)))})
		}
	}
	return out
}

// idOf is the id of what a list names, either by its id alone or as an object.
func idOf(v any) string {
	if id, isText := v.(string); isText {
		return id
	}
	return at(v, "/id")
}

// describeAll returns the texts of dependents.
func describeAll(answer any, at []jsonvalue.Pointer, item jsonvalue.Pointer, sentence string) []string {
	var out []string
	for _, d := range dependents(answer, at, item, sentence) {
		out = append(out, d.Text)
	}
	return out
}

// typeOf says in words what an element is: by its own type, or by the list that it
// is in. The types of references are in capitals; a transform has another type.
func typeOf(e any, list, item jsonvalue.Pointer) string {
	own := at(e, item.Append("type"))
	if item == "" && (own == "" || own != strings.ToUpper(own)) {
		return thing(list.Last())
	}
	return strings.ToLower(strings.ReplaceAll(own, "_", " "))
}

func within(e any, item jsonvalue.Pointer) any {
	v, _ := item.Get(e)
	return v
}

// thing turns the name of a member into words for one of its elements:
// "custom transform" for dependentCustomTransforms, "source" for sourceIds. That they depend on
// something, or are missing, is said by the verb.
func thing(member string) string {
	if member == "" {
		return "object"
	}
	words := strings.Fields(strings.ToLower(camelCase.ReplaceAllString(member, "$1 $2")))
	if len(words) > 1 && (words[0] == "dependent" || words[0] == "missing") {
		words = words[1:]
	}
	return strings.TrimSuffix(strings.TrimSuffix(strings.Join(words, " "), "s"), " id")
}

var camelCase = regexp.MustCompile(`([a-z])([A-Z])`)

func label(e any) string {
	for _, member := range []jsonvalue.Pointer{"/name", "/displayName", "/dependencyType", "/id", "/description", "/cloudAppId"} {
		if text := at(e, member); text != "" {
			return strconv.Quote(text) + because(e)
		}
	}
	return string(jsonvalue.Canonical(e))
}

func because(e any) string {
	if reason := at(e, "/reason"); reason != "" {
		return " (" + reason + ")"
	}
	return ""
}

// count asks how many things go along. The number is only reported, so a failure
// of this one endpoint ends nothing.
func (r *Reader) count(ctx context.Context, o *state.Object, rule *registry.CountRule, h *state.Dependents) error {
	if rule == nil {
		return nil
	}
	n, err := r.Count(ctx, rule, o.ID)
	switch {
	case err == nil:
		h.Count, h.Counted = n, true
	case concernsAll(ctx, err):
		return fmt.Errorf("count the %s of %s: %w", rule.Things(), o.Key, err)
	default:
		h.Uncounted = reasonOf(err)
	}
	return nil
}

// Count returns how many rows a rule counts for the object with an id. Asked for
// no rows, a list says only how many there are (API: Paging).
func (r *Reader) Count(ctx context.Context, rule *registry.CountRule, id string) (int, error) {
	filter := ""
	if rule.Field != "" {
		filter = condition{rule.Field, registry.FilterEq, []string{id}}.String()
	}
	return r.list(rule.Endpoint(), map[string]string{"id": id}, filter).Count(ctx, r.Client)
}
