// Package yamltree reads YAML into nodes with their places. It is the one address of
// the YAML library: what others need of it has its name here.
package yamltree

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"
)

// Node is a node of a document. Line and Column count from 1, Column in characters;
// a node begins at its tag or anchor.
type Node = yaml.Node

// Kind is what a node is.
type Kind = yaml.Kind

// The kinds of nodes.
const (
	Mapping  = yaml.MappingNode
	Sequence = yaml.SequenceNode
	Alias    = yaml.AliasNode
	Scalar   = yaml.ScalarNode
)

// The styles of nodes; plain is none of them.
const (
	Tagged       = yaml.TaggedStyle
	DoubleQuoted = yaml.DoubleQuotedStyle
	SingleQuoted = yaml.SingleQuotedStyle
	Literal      = yaml.LiteralStyle
	Folded       = yaml.FoldedStyle
	Flow         = yaml.FlowStyle
)

// errSecond is what Decode says of a second document without a marker.
var errSecond = errors.New("yaml: a document has ended and another begins without ---")

// Decode reads a text that holds one document, and returns nil if it is empty.
func Decode(text []byte) (*Node, error) {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc, more yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := dec.Decode(&more); err == nil {
		return nil, errSecond
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	return doc.Content[0], nil
}

// Into reads a text into a value of Go.
func Into(text []byte, v any) error { return yaml.Unmarshal(text, v) }
