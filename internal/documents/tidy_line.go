package documents

import (
	"slices"
	"strings"

	"isc-sync/internal/yamledit"
	"isc-sync/internal/yamltree"
	"isc-sync/state/registry"
)

// inOneLine returns a value in its form for one line, if it has one.
func (p *tidyPrinter) inOneLine(e *yamledit.Entry, f *registry.Field, here place) (string, bool) {
	v := e.Value
	switch {
	case v.Kind == yamltree.Alias:
		return "*" + v.Alias, true
	case v.Kind == yamltree.Scalar:
		text, isText := v.Value.(string)
		return p.spelled(v, block), v.Block == nil && !(isText && fitsLiteral(text))
	case v.HasComments():
		return "", false
	case v.Kind == yamltree.Sequence:
		return p.sequenceInLine(v, here)
	}
	return p.mappingInLine(e, f, here)
}

func (p *tidyPrinter) sequenceInLine(v *yamledit.Part, here place) (string, bool) {
	parts := make([]string, len(v.Entries))
	for i, e := range v.Entries {
		text, ok := p.flowPart(e.Value)
		if !ok {
			return "", false
		}
		parts[i] = text
	}
	if len(parts) == 0 {
		return "[]", true
	}
	return fitting("["+strings.Join(parts, ", ")+"]", here)
}

func (p *tidyPrinter) mappingInLine(e *yamledit.Entry, f *registry.Field, here place) (string, bool) {
	entries := e.Value.Entries
	if len(entries) == 0 {
		return "{}", true
	}
	pin := f == nil && len(entries) == 1 && keyOf(entries[0]) == "id" && isQuotable(entries[0].Value) && e.Comment != ""
	if !pin && !(f != nil && f.Ref != nil) && !isKeyed(here.in) {
		return "", false
	}
	var parts []string
	for _, e := range p.ordered(entries, f, true) {
		text, ok := p.flowPart(e.Value)
		if !ok || e.Key.Kind == yamltree.Alias || e.Key.Properties != "" {
			return "", false
		}
		key := quoted(scalarText(e.Key), flow)
		if e.MergesKeys() {
			key = "<<"
		}
		parts = append(parts, key+": "+text)
	}
	return fitting("{"+strings.Join(parts, ", ")+"}", here)
}

func isQuotable(v *yamledit.Part) bool {
	_, isText := v.Value.(string)
	return isText && v.Kind == yamltree.Scalar
}

// flowPart is a value on one line between brackets.
func (p *tidyPrinter) flowPart(v *yamledit.Part) (string, bool) {
	text, isText := v.Value.(string)
	switch {
	case v.Kind == yamltree.Alias:
		return "*" + v.Alias, true
	case v.Kind != yamltree.Scalar || v.Block != nil || isText && strings.Contains(text, "\n"):
		return "", false
	case v.Properties != "":
		return v.Properties + " " + p.spelled(v, flow), true
	}
	return p.spelled(v, flow), true
}

// spelled is a scalar without its tag and anchor.
func (p *tidyPrinter) spelled(v *yamledit.Part, where setting) string {
	if slices.Contains([]string{"!" + TagEnv, "!" + TagFile, "!" + TagVar, "!!str"}, v.Tag) {
		return quoted(scalarText(v), where)
	}
	return p.scalar(v.Value, where)
}
