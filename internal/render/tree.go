package render

import (
	"strings"

	"isc-sync/internal/jsonvalue"
)

// tree writes a JSON value, a line for each scalar.
func (p *page) tree(indent string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			p.branch(indent, clean(key)+":", v[key])
		}
	case []any:
		for _, e := range v {
			p.branch(indent, "-", e)
		}
	case nil:
	default:
		p.line("%s%s", indent, scalar(v))
	}
}

// branch writes a value behind its label, or below it.
func (p *page) branch(indent, label string, v any) {
	text, _ := v.(string)
	switch {
	case strings.Contains(strings.TrimSpace(text), "\n"):
		p.line("%s%s", indent, label)
		for line := range strings.Lines(text) {
			p.line("%s  %s", indent, untabbed(strings.TrimRight(line, "\r\n")))
		}
	case jsonvalue.IsScalar(v) || isEmpty(v):
		p.line("%s%s %s", indent, label, scalar(v))
	default:
		p.line("%s%s", indent, label)
		p.tree(indent+"  ", v)
	}
}

func isEmpty(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return len(v) == 0
	case []any:
		return len(v) == 0
	}
	return false
}

func scalar(v any) string {
	if s, ok := v.(string); ok && s != "" {
		return untabbed(s)
	}
	return string(jsonvalue.Canonical(v))
}

// untabbed is clean for texts that are set with tabs, such as XML.
func untabbed(s string) string { return clean(strings.ReplaceAll(s, "\t", "    ")) }
