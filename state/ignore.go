package state

import (
	"slices"
	"strconv"

	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// IgnoreFit is the result of looking for an ignore rule's field in a kind.
type IgnoreFit int

// The results, in the order of their meaning for several kinds: none has such
// a field, one has, one has a list there whose elements the rule selects by
// their position.
const (
	IgnoresNothing IgnoreFit = iota
	IgnoresField
	IgnoresElement
)

// String is the rule as it is written.
func (r IgnoreRule) String() string { return r.Key.Text + "#" + string(r.Pointer) }

// FitIn looks for the rule's pointer in the description of a kind. The inside
// of a free map is not described, so everything is possible there.
func (r IgnoreRule) FitIn(kind *registry.Kind) IgnoreFit { return fitIn(kind.Spec, r.Pointer.Tokens()) }

func fitIn(f *registry.Field, tokens []string) IgnoreFit {
	switch {
	case len(tokens) == 0:
		return IgnoresField
	case f == nil:
		return fitUndescribed(tokens)
	case f.IsList():
		if tokens[0] != "*" || len(tokens) == 1 {
			return IgnoresElement
		}
		return fitIn(f.Items, tokens[1:])
	}
	fit := IgnoresNothing
	for _, p := range f.Properties {
		if slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(name string) bool { return glob.Match(tokens[0], name) }) {
			fit = max(fit, fitIn(p, tokens[1:]))
		}
	}
	if f.Free || f.Ref == nil && len(f.Properties) == 0 && (f.IsObject() || len(f.Types) == 0) {
		fit = max(fit, fitUndescribed(tokens[1:]))
	}
	return fit
}

// fitUndescribed reads every number as a position in a list.
func fitUndescribed(tokens []string) IgnoreFit {
	if slices.ContainsFunc(tokens, picksPosition) {
		return IgnoresElement
	}
	return IgnoresField
}

// picksPosition reports whether a token selects some positions of a list and
// not others.
func picksPosition(token string) bool {
	if token == "*" {
		return false
	}
	for i := range 100 {
		if glob.Match(token, strconv.Itoa(i)) {
			return true
		}
	}
	_, isIndex := jsonvalue.ArrayIndex(token)
	return isIndex || token == "-"
}

// Finds reports whether a value has a field at the rule's pointer.
func (r IgnoreRule) Finds(v any) bool { return finds(r.Pointer.Tokens(), v) }

func finds(tokens []string, v any) bool {
	if len(tokens) == 0 {
		return true
	}
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			if glob.Match(tokens[0], key) && finds(tokens[1:], e) {
				return true
			}
		}
	case []any:
		isField := tokens[0] == "*" && len(tokens) > 1
		return isField && slices.ContainsFunc(v, func(e any) bool { return finds(tokens[1:], e) })
	}
	return false
}
