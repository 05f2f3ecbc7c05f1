package documents

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// ignoreRules reads rules such as Source/*#/connectorAttributes/someToken.
func (f *settingsForm) ignoreRules(v any, at jsonvalue.Pointer) []state.IgnoreRule {
	var rules []state.IgnoreRule
	f.texts(v, at, func(text string, at jsonvalue.Pointer) {
		pattern, after, found := state.SplitTarget(text)
		pointer, err := jsonvalue.ParsePointer(after)
		if !found || err != nil || pointer == "" {
			f.problem(at, fmt.Sprintf("%q is not a rule", text), "write KEY#/pointer, for example Source/*#/connectorAttributes/someToken")
			return
		}
		f.keyPattern(pattern, at)
		rule := state.IgnoreRule{Key: state.Pattern{Text: pattern}, Pointer: pointer}
		f.ignorePointer(rule, at)
		rules = append(rules, rule)
	})
	return rules
}

// ignorePointer checks that the kinds of a rule can have its field, and that it
// does not pick elements of a list: their positions change with the list, and
// what is ignored in one element would be taken for another's.
func (f *settingsForm) ignorePointer(rule state.IgnoreRule, at jsonvalue.Pointer) {
	kinds := state.FitGlob(f.kinds, rule.Key.Text).Kinds
	if len(kinds) == 0 {
		return
	}
	fit := state.IgnoresNothing
	for _, k := range kinds {
		fit = max(fit, rule.FitIn(k))
	}
	switch fit {
	case state.IgnoresElement:
		f.problem(at, fmt.Sprintf("%s picks elements of a list by their position, which can change", rule.Pointer),
			"ignore the whole list, or one field of all elements: LIST/*/FIELD")
	case state.IgnoresNothing:
		f.problem(at, fmt.Sprintf("%s has no field %s", kindsText(kinds), rule.Pointer), unknownFieldHint(rule, kinds))
	}
}

func kindsText(kinds []*registry.Kind) string {
	if len(kinds) == 1 {
		return kinds[0].Name
	}
	return "no kind that the rule is for"
}

// unknownFieldHint suggests a field at the top of one of the kinds.
func unknownFieldHint(rule state.IgnoreRule, kinds []*registry.Kind) string {
	var names []string
	for _, k := range kinds {
		for _, p := range k.Spec.Properties {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	first, _, _ := strings.Cut(string(rule.Pointer[1:]), "/")
	if hint := suggest.DidYouMean(first, slices.Compact(names)); hint != "" && !slices.Contains(names, first) {
		return hint
	}
	return "`isc-sync kinds " + kinds[0].Name + "` lists the fields"
}
