package pipeline

import (
	"regexp"
	"strings"
)

// fill puts the values of expressions into a text.
func (j *job) fill(text string) string {
	return regexp.MustCompile(`\$\{\{(.*?)\}\}`).ReplaceAllStringFunc(text, func(found string) string {
		return j.eval(strings.TrimSpace(found[3 : len(found)-2]))
	})
}

var expressionToken = regexp.MustCompile(`\s*('[^']*'|\|\||&&|==|!=|\(|\)|[\w.-]+(?:\(\))?)`)

// eval computes an expression of the service: only what action.yml uses. What is
// false is "" here, as in a text.
func (j *job) eval(expression string) string {
	var tokens []string
	for _, found := range expressionToken.FindAllStringSubmatch(expression, -1) {
		tokens = append(tokens, found[1])
	}
	e := &evaluation{job: j, tokens: tokens}
	value := e.or()
	if len(e.tokens) > 0 {
		j.ts.Fatalf("cannot evaluate %q: %q is left", expression, e.tokens)
	}
	return value
}

type evaluation struct {
	*job
	tokens []string
}

func (e *evaluation) take(token string) bool {
	if len(e.tokens) == 0 || e.tokens[0] != token {
		return false
	}
	e.tokens = e.tokens[1:]
	return true
}

func (e *evaluation) or() string {
	value := e.and()
	for e.take("||") {
		if other := e.and(); !isTrue(value) {
			value = other
		}
	}
	return value
}

func (e *evaluation) and() string {
	value := e.compared()
	for e.take("&&") {
		if other := e.compared(); isTrue(value) {
			value = other
		}
	}
	return value
}

func (e *evaluation) compared() string {
	value := e.single()
	switch {
	case e.take("=="):
		return truth(value == e.single())
	case e.take("!="):
		return truth(value != e.single())
	}
	return value
}

func (e *evaluation) single() string {
	if e.take("(") {
		value := e.or()
		if !e.take(")") {
			e.ts.Fatalf("a parenthesis is open before %q", e.tokens)
		}
		return value
	}
	token := e.tokens[0]
	e.tokens = e.tokens[1:]
	switch {
	case strings.HasPrefix(token, "'"):
		return strings.Trim(token, "'")
	case token == "always()":
		return "true"
	case strings.HasPrefix(token, "steps."):
		return e.values[token]
	}
	value, known := e.values[token]
	if !known {
		e.ts.Fatalf("%s has no value here", token)
	}
	return value
}

func isTrue(value string) bool { return value != "" && value != "false" }

func truth(is bool) string {
	if is {
		return "true"
	}
	return ""
}
