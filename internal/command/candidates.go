package command

import (
	"fmt"
	"slices"
	"strings"
)

// completeCommand is what shells run with the words after the program's name,
// the last of which is to be completed. The help does not list it.
const completeCommand = "__complete"

// What a shell completes by itself.
const (
	completeWords   = "words"
	completeFiles   = "files"
	completeFolders = "dirs"
)

// candidate is a word that can be typed.
type candidate struct{ word, summary string }

// printCandidates prints what a shell completes by itself and then, line by
// line, the words that fit, each with a tab and what it is for.
func (p *Program) printCandidates(words []string) {
	how, candidates := p.candidates(words)
	fmt.Fprintln(p.Stdout, how)
	for _, c := range candidates {
		fmt.Fprintf(p.Stdout, "%s\t%s\n", c.word, c.summary)
	}
}

// candidates returns what can take the place of the last word.
func (p *Program) candidates(words []string) (how string, found []candidate) {
	if len(words) == 0 {
		words = []string{""}
	}
	words, last := words[:len(words)-1], words[len(words)-1]
	t := p.typed(words)
	last = unquoted(last)
	if t.pending != nil {
		return p.values(t, *t.pending, strings.TrimPrefix(last, "="), "")
	}
	if name, value, joined := strings.Cut(last, "="); joined && strings.HasPrefix(last, "-") {
		if o := t.option(strings.TrimLeft(name, "-")); o != nil && o.takesValue() {
			return p.values(t, *o, value, name+"=")
		}
	}
	if t.operand != "" && !strings.HasPrefix(last, "-") {
		return p.values(t, option{word: t.operand}, last, "")
	}
	if len(t.below) > 0 && !strings.HasPrefix(last, "-") {
		for _, c := range t.below {
			found = append(found, candidate{c.name, c.summary})
		}
	} else {
		found = t.flags()
	}
	return completeWords, beginning(found, last)
}

// typed is how far a command line got.
type typed struct {
	// below are the commands that can follow, options the flags that can.
	below   []command
	options []option
	// operand is the placeholder for the argument that can follow, "" for none.
	operand string
	// given are the flags so far and their values. pending is the one whose
	// value is next.
	given   map[string]string
	pending *option
	home    string
}

func (p *Program) typed(words []string) *typed {
	all := p.commands()
	t := &typed{below: append(all, command{name: "help", summary: "print the help of a command", below: all}), given: map[string]string{}, home: p.Home}
	for _, word := range words {
		t.take(unquoted(word))
	}
	return t
}

// take goes on with one more word.
func (t *typed) take(word string) {
	name, value, joined := strings.Cut(word, "=")
	isFlag := strings.HasPrefix(word, "-")
	switch i := slices.IndexFunc(t.below, func(c command) bool { return c.name == word }); {
	case word == "=": // a shell that divides words there
	case t.pending != nil:
		t.given[t.pending.name], t.pending = word, nil
	case isFlag:
		o := t.option(strings.TrimLeft(name, "-"))
		if o == nil {
			return
		}
		t.given[o.name] = value
		if o.takesValue() && !joined {
			t.pending = o
		}
	case i >= 0:
		c := t.below[i]
		t.options, t.below = c.options, c.below
		if c.into != nil {
			t.operand = strings.Trim(c.operand, "[]")
		}
	case t.operand != "":
		t.operand = ""
	}
}

// option finds a flag. In front of the command it may be that of any.
func (t *typed) option(name string) *option {
	is := func(o option) bool { return o.name == name || o.short == name }
	if i := slices.IndexFunc(t.options, is); i >= 0 {
		return &t.options[i]
	}
	for _, c := range t.below {
		if o := (&typed{below: c.below, options: c.options}).option(name); o != nil {
			return o
		}
	}
	return nil
}

// flags are those that can still be given.
func (t *typed) flags() []candidate {
	var found []candidate
	for _, o := range append(slices.Clone(t.options), option{name: "help", short: "h", summary: "print this help", into: new(bool)}) {
		_, again := o.into.(*[]string)
		if _, given := t.given[o.name]; given && !again {
			continue
		}
		found = append(found, candidate{dashed(o.name), o.summary})
		if o.short != "" {
			found = append(found, candidate{dashed(o.short), o.summary})
		}
	}
	return found
}

// beginning returns the candidates that begin with a text.
func beginning(all []candidate, with string) []candidate {
	return slices.DeleteFunc(all, func(c candidate) bool { return !strings.HasPrefix(c.word, with) })
}

// unquoted takes away what a shell's user typed so that a word is one word.
func unquoted(word string) string {
	if word != "" && (word[0] == '\'' || word[0] == '"') {
		return strings.TrimSuffix(word[1:], word[:1])
	}
	return strings.ReplaceAll(word, "\\", "")
}
