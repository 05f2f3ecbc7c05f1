// Package check finds the mistakes in kind files, each with its position:
// words that do not exist, values of the wrong type, words that contradict
// each other, and names of kinds that do not exist. Its input is the files
// that package registry reads. The program does not need it, because its kind
// files are part of it; tests and generators run it.
package check

import (
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// checker collects the problems of all files.
type checker struct {
	problems state.Problems
	kinds    map[string]*registry.Kind
	// words are the x-kinds of the kinds.
	words map[string]*node
	// definitions are the current file's $defs, nil if it has none.
	definitions *node
	// open are the names of the definitions that the current place is part of.
	open []string
	// used collects the words that occur, as TYPE.WORD, if it is not nil.
	used map[string]bool
}

func newChecker() *checker {
	return &checker{kinds: map[string]*registry.Kind{}, words: map[string]*node{}}
}

func (c *checker) use(t reflect.Type, word string) {
	if c.used != nil {
		c.used[t.Name()+"."+word] = true
	}
}

// Kinds checks every JSON file of fsys. Its error is
// state.Problems: all of them at once.
func Kinds(fsys fs.FS) error {
	c := newChecker()
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".json" {
			return err
		}
		data, err := fs.ReadFile(fsys, file)
		if err == nil {
			c.file(file, data)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("read the kinds: %w", err)
	}
	c.mentions()
	c.ancestors()
	c.embedded()
	return c.problems.Err()
}

func (c *checker) problem(n *node, hint, text string, args ...any) {
	if n == nil {
		n = &node{}
	}
	c.problems = append(c.problems, state.Problem{
		Position: n.Position, Pointer: n.pointer, Text: fmt.Sprintf(text, args...), Hint: hint,
	})
}

func (c *checker) file(file string, data []byte) {
	root, err := readNode(file, data)
	if err != nil {
		found, _ := state.AsProblems(err)
		c.problems = append(c.problems, found...)
		return
	}
	words := root.member("x-kind")
	if words == nil {
		c.problem(root, "", "a kind file has an x-kind")
		return
	}
	before := len(c.problems)
	c.definitions = root.member("$defs")
	root.members = slices.DeleteFunc(root.members, func(m member) bool {
		return slices.Contains([]string{"$schema", "$id", "$defs", "title", "x-kind"}, m.name)
	})
	c.shape(words, reflect.TypeFor[registry.Kind]())
	c.schema(root)
	k, err := registry.Decode(data)
	switch {
	case err == nil:
		c.decoded(k, words, root)
	case len(c.problems) == before:
		c.problem(root, "", "%v", err)
	}
}

// decoded checks whether the words of a file fit together.
func (c *checker) decoded(k *registry.Kind, words, root *node) {
	if c.kinds[k.Name] != nil {
		c.problem(words, "", "two kinds are called %s", k.Name)
	}
	c.kinds[k.Name], c.words[k.Name] = k, words
	c.kind(k, words)
	c.fields(k.Spec, root)
}
