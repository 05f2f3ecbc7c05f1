package simulator

import "unicode/utf8"

// A shape describes what a value may be, how the service keeps and shows it,
// and what it refers to. The zero shape accepts every value unchanged.
type shape struct {
	check memberCheck
	keep  func(value any) any
	show  func(s scene, value any) any
	uses  func(value any, visit func(kind, id string))
}

// A scene is the answer that a value is shown in. turn moves what has no order
// in a restless tenant.
type scene struct {
	*call
	turn int
}

func (s shape) kept(value any) any {
	if s.keep == nil || value == nil {
		return value
	}
	return s.keep(value)
}

func (s shape) shown(at scene, value any) any {
	if s.show == nil || value == nil {
		return value
	}
	return s.show(at, value)
}

func (s shape) visit(value any, visit func(kind, id string)) {
	if s.uses != nil && value != nil {
		s.uses(value, visit)
	}
}

func is(check memberCheck) shape { return shape{check: check} }

// textOf is a string of a limited number of characters, without a limit where
// most is 0.
func textOf(least, most int) shape {
	return is(func(_ *call, field string, value any) error {
		s, ok := value.(string)
		if n := utf8.RuneCountInString(s); !ok || n < least || (most > 0 && n > most) {
			return illegal(value, field)
		}
		return nil
	})
}

func choice(values ...string) shape { return is(oneOf(values...)) }

// listOf is a list of one shape. With limits, it has so many elements.
func listOf(element shape, limits ...int) shape {
	return shape{
		check: func(c *call, field string, value any) error {
			elements, isList := value.([]any)
			if !isList || (len(limits) == 2 && (len(elements) < limits[0] || len(elements) > limits[1])) {
				return illegal(value, field)
			}
			for _, one := range elements {
				if one == nil {
					return illegal(one, field)
				}
				if element.check == nil {
					continue
				}
				if err := element.check(c, field, one); err != nil {
					return err
				}
			}
			return nil
		},
		keep: func(value any) any { return eachElement(value, element.kept) },
		show: func(at scene, value any) any {
			return eachElement(value, func(one any) any { return element.shown(at, one) })
		},
		uses: func(value any, visit func(kind, id string)) {
			for _, one := range value.([]any) {
				element.visit(one, visit)
			}
		},
	}
}

// setOf is a list without order: a restless tenant shows it in another one at
// each read.
func setOf(element shape, limits ...int) shape {
	s := listOf(element, limits...)
	show := s.show
	s.show = func(at scene, value any) any { return shuffled(show(at, value).([]any), at.turn) }
	return s
}

func eachElement(value any, change func(any) any) any {
	out := []any{}
	for _, one := range value.([]any) {
		out = append(out, change(one))
	}
	return out
}
