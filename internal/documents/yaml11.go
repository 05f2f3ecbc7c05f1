package documents

import (
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// yaml11Booleans are the words that YAML 1.1 reads as true or false.
var yaml11Booleans = []string{"y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF"}

// yaml11Time are dates, times of day and numbers in base 60.
var yaml11Time = regexp.MustCompile(`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9].*)?$|^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$`)

// ambiguous returns what is wrong with a text without quotes that readers of
// YAML 1.1 take for something else, and what to write; "" if nothing is.
func ambiguous(text string) (what, hint string) {
	switch {
	case slices.Contains(yaml11Booleans, text):
		return text + " may be read as a text or as true or false", `put it in quotes if it is a text ("` + text + `"), or write true or false`
	case strings.ContainsAny(text, "-:") && yaml11Time.MatchString(text):
		return text + " may be read as a text, as a date or time, or as a number in base 60", `put it in quotes: "` + text + `"`
	}
	return "", ""
}

// isUnquoted reports whether the value at p was written without quotes and
// without a tag that gives its type.
func isUnquoted(root *node, p jsonvalue.Pointer) bool {
	if root == nil { // it was never YAML
		return false
	}
	n := root.resolve()
	for _, token := range p.Tokens() {
		next := n.below(token)
		if next == nil {
			return false
		}
		n = next.resolve()
	}
	return n.kind == scalarNode && n.plain && (n.tag() == "" || n.tag() == plainTag)
}

// below returns the value of a member or an element, nil if there is none.
func (n *node) below(token string) *node {
	if n.kind == sequenceNode {
		if i, ok := jsonvalue.ArrayIndex(token); ok && i < len(n.items) {
			return &n.items[i]
		}
		return nil
	}
	if m, ok := n.find(token); ok && n.kind == mappingNode {
		return m.value
	}
	return nil
}

// undescribed checks a text of which only its spelling shows the type: readers
// of YAML 1.1 and 1.2 must agree that it is one.
func (s *specChecker) undescribed(f *registry.Field, v any) {
	text, ok := v.(string)
	if !ok || f != nil && len(f.Types) > 0 {
		return
	}
	if what, hint := ambiguous(text); what != "" && s.origin.isUnquoted(specPointer+s.at()) {
		s.problem(what, hint)
	}
}

// unambiguous checks the values of variables, which may be used in any field.
func (f *settingsForm) unambiguous(v any, at jsonvalue.Pointer) {
	switch v := v.(type) {
	case string:
		if what, hint := ambiguous(v); what != "" && isUnquoted(f.root, at) {
			f.problem(at, what, hint)
		}
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			f.unambiguous(v[key], at.Append(key))
		}
	case []any:
		for i, e := range v {
			f.unambiguous(e, at.Index(i))
		}
	}
}
