// Package filter parses the filters and sorters parameters of the vendor's list
// endpoints (API: Filters).
//
// Invariant: an endpoint's table of fields and operators is closed; anything
// else is an error, never silently true.
package filter

import (
	"fmt"
	"slices"
	"strings"
)

// Fields names the operators that an endpoint allows for each field, separated
// by blanks.
type Fields map[string]string

// An Expression reports whether a row is part of the answer.
type Expression func(row map[string]any) bool

// Parse reads a filter expression. The empty text accepts every row. An error
// names what was not understood or is not supported by the endpoint.
func Parse(text string, fields Fields) (Expression, error) {
	words, err := tokens(text)
	if err != nil {
		return nil, err
	}
	if len(words) == 0 {
		return func(map[string]any) bool { return true }, nil
	}
	p := &parser{words: words, fields: fields}
	expression, err := p.or()
	if err != nil {
		return nil, err
	}
	if len(p.words) > 0 {
		return nil, fmt.Errorf("%q is not expected here", p.words[0].text)
	}
	return expression, nil
}

type parser struct {
	words  []token
	fields Fields
}

func (p *parser) next() (token, error) {
	if len(p.words) == 0 {
		return token{}, fmt.Errorf("the expression ends too early")
	}
	word := p.words[0]
	p.words = p.words[1:]
	return word, nil
}

func (p *parser) skip(word string) bool {
	if len(p.words) == 0 || !p.words[0].is(word) {
		return false
	}
	p.words = p.words[1:]
	return true
}

func (p *parser) or() (Expression, error) {
	left, err := p.and()
	for err == nil && p.skip("or") {
		var right Expression
		first := left
		right, err = p.and()
		left = func(row map[string]any) bool { return first(row) || right(row) }
	}
	return left, err
}

func (p *parser) and() (Expression, error) {
	left, err := p.not()
	for err == nil && p.skip("and") {
		var right Expression
		first := left
		right, err = p.not()
		left = func(row map[string]any) bool { return first(row) && right(row) }
	}
	return left, err
}

func (p *parser) not() (Expression, error) {
	if p.skip("not") {
		inner, err := p.not()
		return func(row map[string]any) bool { return !inner(row) }, err
	}
	if p.skip("(") {
		inner, err := p.or()
		if err == nil && !p.skip(")") {
			err = fmt.Errorf("a parenthesis is not closed")
		}
		return inner, err
	}
	return p.comparison()
}

func (p *parser) comparison() (Expression, error) {
	if p.skip("pr") {
		field, err := p.field("pr")
		return func(row map[string]any) bool { return lookUp(row, field) != nil }, err
	}
	field, err := p.next()
	if err != nil {
		return nil, err
	}
	operator, err := p.next()
	if err != nil {
		return nil, err
	}
	if err := p.allowed(field, operator.text); err != nil {
		return nil, err
	}
	switch operator.text {
	case "isnull":
		return func(row map[string]any) bool { return lookUp(row, field.text) == nil }, nil
	case "in", "ca":
		list, err := p.list()
		return listTest(field.text, operator.text, list), err
	}
	operand, err := p.operand()
	return scalarTest(field.text, operator.text, operand), err
}

func (p *parser) field(operator string) (string, error) {
	field, err := p.next()
	if err != nil {
		return "", err
	}
	return field.text, p.allowed(field, operator)
}

// allowed lets pr pass wherever isnull does, as its opposite.
func (p *parser) allowed(field token, operator string) error {
	operators, ok := p.fields[field.text]
	if !ok || field.quoted {
		return fmt.Errorf("field %q cannot be filtered", field.text)
	}
	if operator == "pr" {
		operator = "isnull"
	}
	if !slices.Contains(strings.Fields(operators), operator) {
		return fmt.Errorf("operator %q is not supported for field %q", operator, field.text)
	}
	return nil
}
