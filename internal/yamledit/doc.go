// Package yamledit changes what a YAML document says and leaves the rest of its
// bytes alone: comments, anchors, tags, quotes, blank lines, the order of keys.
//
// Its input is the text of one document, what the document must say, and a Writer
// for values that are new. Its output is the text after the change, which Edit has
// read again: it has exactly the value that was asked for.
//
// What a document says is a JSON value (nil, bool, string, json.Number, []any,
// map[string]any) in which a scalar with a tag such as !env is a Tagged. Aliases and
// merge keys are followed.
package yamledit

import "isc-sync/internal/jsonvalue"

// Tagged is a scalar with a tag that YAML itself does not know, such as !env NAME.
type Tagged struct {
	// Tag begins with "!".
	Tag string
	// Value is the scalar without the tag: a text unless the tag is !plain or the
	// like before a number.
	Value any
}

// Writer writes values that a document does not have yet.
type Writer interface {
	// Block returns a value as it follows "key:" or "-" in a collection of lines
	// that is indented by column: on the same line, from the space on, or on lines
	// of its own. It has no line end at its end.
	Block(v any, at jsonvalue.Pointer, column int) string
	// Element returns a value as it follows "-" in a list that is indented by column,
	// in the same form.
	Element(v any, at jsonvalue.Pointer, column int) string
	// Flow returns a value on one line, for between brackets.
	Flow(v any, at jsonvalue.Pointer) string
	// Key returns a key of a mapping that is indented by column, or is between brackets
	// where that is -1, up to where its colon follows.
	Key(key string, column int) string
	// Less reports whether a key comes before another in the mapping at a place.
	Less(at jsonvalue.Pointer, key, other string) bool
}
