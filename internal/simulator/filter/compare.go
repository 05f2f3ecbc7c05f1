package filter

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
)

var bare = regexp.MustCompile(`^(true|false|-?[0-9][0-9A-Za-z:.+-]*)$`)

// operand reads one value: a quoted string, or a bare boolean, number or
// timestamp.
func (p *parser) operand() (string, error) {
	word, err := p.next()
	if err != nil {
		return "", err
	}
	if !word.quoted && !bare.MatchString(word.text) {
		return "", fmt.Errorf("value %s needs double quotes", word.text)
	}
	return word.text, nil
}

func (p *parser) list() ([]string, error) {
	if !p.skip("(") {
		one, err := p.operand()
		return []string{one}, err
	}
	var out []string
	for {
		value, err := p.operand()
		if err != nil {
			return nil, err
		}
		out = append(out, value)
		if p.skip(")") {
			return out, nil
		}
		if !p.skip(",") {
			return nil, fmt.Errorf("a list is not closed")
		}
	}
}

func listTest(field, operator string, list []string) Expression {
	if operator == "in" {
		return func(row map[string]any) bool {
			return slices.ContainsFunc(texts(lookUp(row, field)), func(text string) bool { return holds(list, text) })
		}
	}
	return func(row map[string]any) bool {
		present := texts(lookUp(row, field))
		return !slices.ContainsFunc(list, func(wanted string) bool { return !holds(present, wanted) })
	}
}

func holds(list []string, text string) bool {
	return slices.ContainsFunc(list, func(one string) bool { return strings.EqualFold(one, text) })
}

func scalarTest(field, operator, operand string) Expression {
	return func(row map[string]any) bool {
		present := texts(lookUp(row, field))
		if operator == "ne" {
			return !slices.ContainsFunc(present, func(text string) bool { return passes("eq", text, operand) })
		}
		return slices.ContainsFunc(present, func(text string) bool { return passes(operator, text, operand) })
	}
}

// passes compares without regard to letter case, as the service does for the
// most part (API: Filters).
func passes(operator, value, operand string) bool {
	value, operand = strings.ToLower(value), strings.ToLower(operand)
	switch operator {
	case "eq":
		return compare(value, operand) == 0
	case "co":
		return strings.Contains(value, operand)
	case "sw":
		return strings.HasPrefix(value, operand)
	case "gt":
		return compare(value, operand) > 0
	case "ge":
		return compare(value, operand) >= 0
	case "lt":
		return compare(value, operand) < 0
	case "le":
		return compare(value, operand) <= 0
	}
	return false
}

func compare(a, b string) int {
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	if okX && okY && len(a) < 20 && len(b) < 20 {
		return x.Cmp(y)
	}
	return strings.Compare(a, b)
}

// lookUp follows a dotted field name; through a list it collects the members
// of all elements.
func lookUp(row map[string]any, field string) any {
	var value any = row
	for _, name := range strings.Split(field, ".") {
		switch node := value.(type) {
		case map[string]any:
			value = node[name]
		case []any:
			value = collect(node, name)
		default:
			return nil
		}
	}
	return value
}

func collect(list []any, name string) any {
	var out []any
	for _, element := range list {
		if object, ok := element.(map[string]any); ok && object[name] != nil {
			out = append(out, object[name])
		}
	}
	return out
}

func texts(value any) []string {
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		return []string{v}
	case json.Number:
		return []string{v.String()}
	case []any:
		var out []string
		for _, element := range v {
			out = append(out, texts(element)...)
		}
		return out
	}
	return []string{fmt.Sprint(value)}
}
