package render

import (
	"strings"

	"isc-sync/internal/jsonvalue"
)

// hasLines reports whether a value holds a text of several lines.
func hasLines(v any) bool {
	return jsonvalue.AnyLeafAt(v, "", func(_ jsonvalue.Pointer, leaf any) bool {
		text, ok := textOf(leaf)
		return ok && isLong(text)
	})
}

// outlined returns a value of one sign, with the texts of several lines in it as
// lines.
func outlined(v any) []diffLine {
	if !hasLines(v) {
		return []diffLine{{signNone, inline(v)}}
	}
	var lines []diffLine
	for _, l := range outline(v) {
		lines = append(lines, diffLine{signNone, l})
	}
	return lines
}

func outline(v any) []string {
	var lines []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			lines = append(lines, hung("-", e)...)
		}
	case map[string]any:
		for _, k := range memberOrder(v) {
			lines = append(lines, hung(bareKey(k)+":", v[k])...)
		}
	default:
		text, _ := textOf(v)
		for _, l := range strings.Split(strings.TrimSuffix(unixLines(text), "\n"), "\n") {
			lines = append(lines, visible(l))
		}
	}
	return lines
}

// hung writes a value after its label, or below it.
func hung(label string, v any) []string {
	if !hasLines(v) {
		return []string{label + " " + inline(v)}
	}
	if _, isText := textOf(v); isText {
		label += " |"
	}
	lines := []string{label}
	for _, l := range outline(v) {
		lines = append(lines, "  "+l)
	}
	return lines
}
