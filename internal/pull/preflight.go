package pull

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
)

// Holdings reads what hangs on objects before they are deleted or renamed.
func (r *Reader) Holdings(ctx context.Context, objects []*state.Object) (map[state.Key]state.Holdings, error) {
	found := make([]state.Holdings, len(objects))
	err := each(ctx, r, indexes(objects), func(ctx context.Context, i int) (err error) {
		if objects[i].Kind.Delete.Preflight != nil {
			found[i], err = r.holdings(ctx, objects[i])
		}
		return err
	})
	out := map[state.Key]state.Holdings{}
	for i, o := range objects {
		out[o.Key] = found[i]
	}
	return out, err
}

func (r *Reader) holdings(ctx context.Context, o *state.Object) (state.Holdings, error) {
	rule := o.Kind.Delete.Preflight
	var h state.Holdings
	e := rule.Endpoint()
	response, err := r.Client.Do(ctx, rest.Request{Method: http.MethodGet, Path: e.URLPath(e.VersionFor(r.Version), map[string]string{"id": o.ID})})
	switch {
	case rest.IsDenied(err) || rest.IsMissing(err):
		h.Unread = reasonOf(err)
	case err != nil:
		return h, fmt.Errorf("read what hangs on %s: %w", o.Key, err)
	default:
		if err := describeHoldings(&h, rule, response.Body); err != nil {
			return h, fmt.Errorf("read what hangs on %s: %w", o.Key, err)
		}
	}
	return h, r.count(ctx, o, rule.Count, &h)
}

func describeHoldings(h *state.Holdings, rule *state.Preflight, body []byte) error {
	answer, err := jsonvalue.Decode(body)
	if err != nil {
		return err
	}
	h.Refuse = describeAll(answer, rule.Refuse, "the %s %s uses it")
	h.Warn = describeAll(answer, rule.Warn, "the %s %s depends on it")
	h.Rename = describeAll(answer, rule.Rename, "the %s %s refers to it by its name")
	if missing := describeAll(answer, []jsonvalue.Pointer{rule.Partial}, "the tenant does not show every %s: %s"); len(missing) > 0 {
		h.Unread = strings.Join(missing, "; ")
	}
	return nil
}

// describeAll says what stands in the arrays at the pointers, in a sentence with
// places for the sort of thing and its name.
func describeAll(answer any, at []jsonvalue.Pointer, sentence string) []string {
	var out []string
	for _, p := range at {
		v, _ := p.Get(answer)
		list, _ := v.([]any)
		for _, e := range list {
			out = append(out, fmt.Sprintf(sentence, thing(p.Last()), label(e)))
		}
	}
	return out
}

// thing turns the name of a member into words for one of its elements:
// "custom transform" for dependentCustomTransforms. That they depend on
// something, or are missing, is said by the verb.
func thing(member string) string {
	words := strings.Fields(strings.ToLower(camelCase.ReplaceAllString(member, "$1 $2")))
	if len(words) > 1 && (words[0] == "dependent" || words[0] == "missing") {
		words = words[1:]
	}
	return strings.TrimSuffix(strings.Join(words, " "), "s")
}

var camelCase = regexp.MustCompile(`([a-z])([A-Z])`)

func label(e any) string {
	for _, member := range []jsonvalue.Pointer{"/name", "/displayName", "/dependencyType", "/id"} {
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

// count asks how many things go along; where that is closed, it stays unknown.
func (r *Reader) count(ctx context.Context, o *state.Object, rule *state.CountRule, h *state.Holdings) error {
	if rule == nil {
		return nil
	}
	e := rule.Endpoint()
	query := url.Values{"filters": {rule.Field + " eq " + quote(o.ID)}, "limit": {"0"}, "count": {"true"}}
	response, err := r.Client.Do(ctx, rest.Request{Method: http.MethodGet, Path: e.URLPath(e.VersionFor(r.Version), nil), Query: query})
	if rest.IsDenied(err) || rest.IsMissing(err) || rest.HasStatus(err, http.StatusBadRequest) {
		return nil
	}
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(response.Header.Get("X-Total-Count"))
	h.Count, h.Counted = n, err == nil
	return nil
}
