package registry

import (
	"regexp"
	"sync"
)

// expressions are the compiled ones by their texts. Kinds have few, and documents have
// many values that they are asked of.
var expressions sync.Map

// Matches reports whether a text matches an expression. One with a mistake, which the
// check of kinds finds, matches nothing.
func Matches(expression, text string) bool {
	compiled, known := expressions.Load(expression)
	if !known {
		// No error is left to handle: nil is an expression with a mistake.
		made, _ := regexp.Compile(expression)
		compiled, _ = expressions.LoadOrStore(expression, made)
	}
	e := compiled.(*regexp.Regexp)
	return e != nil && e.MatchString(text)
}
