package state

import (
	"encoding/json"
	"fmt"

	"isc-sync/state/registry"
)

// unfit returns the breaches of what a member requires of the values beside
// it.
func unfit(f, p *registry.Field, obj map[string]any) []Breach {
	var found []Breach
	if p.LessThan != "" && !isLess(obj[p.Name], obj[p.LessThan]) {
		found = append(found, tooGreat(p, p.LessThan, "not less than", obj))
	}
	if limit := f.Property(p.AtMost); limit != nil && isGreater(obj[p.Name], obj[p.AtMost]) && !limit.IsEmptyValue(obj[p.AtMost]) {
		found = append(found, tooGreat(p, p.AtMost, "greater than", obj))
	}
	for _, name := range p.NotWith {
		if isSure(obj[p.Name]) && isSure(obj[name]) {
			found = append(found, excluded(p, f.Property(name)))
		}
	}
	return found
}

// isLess reports whether a number is less than another. An unknown number,
// one that is missing or a variable, counts as less.
func isLess(a, b any) bool {
	x, y, known := bothNumbers(a, b)
	return !known || x < y
}

// isGreater reports whether a number is known to be greater than another.
func isGreater(a, b any) bool {
	x, y, known := bothNumbers(a, b)
	return known && x > y
}

func bothNumbers(a, b any) (x, y float64, known bool) {
	first, isNumber := a.(json.Number)
	second, areNumbers := b.(json.Number)
	if !isNumber || !areNumbers {
		return 0, 0, false
	}
	x, errX := first.Float64()
	y, errY := second.Float64()
	return x, y, errX == nil && errY == nil
}

func tooGreat(p *registry.Field, other, relation string, obj map[string]any) Breach {
	return Breach{
		Member: p.Name, Other: other,
		Text: fmt.Sprintf("%s is %v, which is %s %s, which is %v", p.Name, obj[p.Name], relation, other, obj[other]),
		Hint: fmt.Sprintf("lower %s, or raise %s", p.Name, other),
	}
}

func excluded(p, other *registry.Field) Breach {
	return Breach{
		Member: p.Name, Other: other.Name,
		Text: fmt.Sprintf("%s cannot be set together with %s", p.Name, other.Name),
		Hint: fmt.Sprintf("write %s, or %s", unset(p), unset(other)),
	}
}
