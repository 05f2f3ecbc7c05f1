package documents

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
)

// The names of the tags in state.Document.Tags.
const (
	TagEnv   = "env"
	TagFile  = "file"
	TagVar   = "var"
	TagPlain = "plain"
)

const plainTag = "!" + TagPlain

// tagReader gives the tags of one file their values.
type tagReader struct {
	files *textFiles
	// folder is where the YAML file lies; paths are relative to it.
	folder string
	vars   map[string]any
	// varsOf are the environments by the variables that they declare.
	varsOf map[string][]string
	// unread: files and variables keep their names for values.
	unread bool
}

var envName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// tagged reads a scalar with a tag of ours and refuses every other tag.
func (w *walker) tagged(n *node) any {
	if w.tags == nil {
		w.flaw(n, fmt.Sprintf("the tag %s is not allowed here", n.tag()), "this file holds plain values only")
		return unreadable{}
	}
	tag := state.Tag{Name: n.tag()[1:], Arg: n.text}
	switch tag.Name {
	case TagPlain:
		tag.Arg = ""
		w.found[w.at()] = tag
		if n.plain {
			return w.plain(n)
		}
		return n.text
	case TagEnv:
		return w.noted(n, tag, w.env)
	case TagFile:
		return w.noted(n, tag, w.textFile)
	case TagVar:
		return w.noted(n, tag, w.variable)
	}
	return w.strangeTag(n)
}

func (w *walker) noted(n *node, tag state.Tag, read func(*node) any) any {
	w.found[w.at()] = tag
	return read(n)
}

func (w *walker) env(n *node) any {
	if !envName.MatchString(n.text) {
		w.flaw(n, fmt.Sprintf("%q is not the name of an environment variable", n.text), "write !env NAME, of letters, digits and _")
		return unreadable{}
	}
	if state.IsReservedVariable(n.text) {
		w.flaw(n, "!env "+n.text+" is not allowed: SAIL_ variables hold the credentials of isc-sync", "copy the value to a variable with another name")
		return unreadable{}
	}
	return state.Env{Name: n.text}
}

func (w *walker) textFile(n *node) any {
	if w.tags.unread {
		return state.File{Path: n.text}
	}
	f, text, hint := w.tags.files.read(w.tags.folder, n.text)
	if text != "" {
		w.flaw(n, text, hint)
		return unreadable{}
	}
	return f
}

func (w *walker) variable(n *node) any {
	if w.tags.unread {
		return n.text
	}
	v, ok := w.tags.vars[n.text]
	if !ok {
		w.flaw(n, fmt.Sprintf("no variable is called %q", n.text), w.tags.variableHint(n.text))
		return unreadable{}
	}
	if !w.take(count(v)) {
		return unreadable{}
	}
	return jsonvalue.Clone(v)
}

// variableHint returns what to do about a variable that is not declared.
func (t *tagReader) variableHint(name string) string {
	if envs := t.varsOf[name]; len(envs) > 0 {
		return "choose an environment that declares it: --env " + strings.Join(envs, " or --env ")
	}
	return cmp.Or(suggest.DidYouMean(name, jsonvalue.SortedKeys(t.vars)),
		"declare it in "+SettingsFile+" below vars, or in the environment's vars")
}

// count is the number of values in v, itself included.
func count(v any) int {
	n := 1
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			n += count(e)
		}
	case []any:
		for _, e := range v {
			n += count(e)
		}
	}
	return n
}

func (w *walker) strangeTag(n *node) any {
	hint := suggest.DidYouMean(n.tag(), []string{"!env", "!file", "!var", plainTag})
	switch {
	case n.tag() == "!!timestamp":
		hint = "remove the tag: dates are texts"
	case n.tag() == "!!binary":
		hint = "write the text itself, or use !file"
	case hint == "":
		hint = "there are !env, !file, !var and !plain"
	}
	w.flaw(n, fmt.Sprintf("the tag %s is unknown", n.tag()), hint)
	return unreadable{}
}
