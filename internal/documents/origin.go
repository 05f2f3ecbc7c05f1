package documents

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// text is one document in the text of a file.
type text struct {
	file string
	*written
}

// origin says in which text each value of a document is written: in its own, but for
// the places that another one wins or moves.
type origin struct {
	text
	from map[jsonvalue.Pointer]source
}

// source is a value in a text.
type source struct {
	text
	at jsonvalue.Pointer
}

// find returns the value at p in its text.
func (o *origin) find(p jsonvalue.Pointer) source {
	for above := p; len(o.from) > 0; above = above.Parent() {
		if from, known := o.from[above]; known {
			return source{from.text, from.at + p[len(above):]}
		}
		if above == "" {
			break
		}
	}
	return source{o.text, p}
}

// at returns the position of the value at p.
func (o *origin) at(p jsonvalue.Pointer) state.Position {
	found := o.find(p)
	return locate(found.file, found.root(), found.at)
}

// key returns the position of the key that p ends in.
func (o *origin) key(p jsonvalue.Pointer) state.Position {
	found := o.find(p)
	return locateKey(found.file, found.root(), found.at)
}

// isUnquoted reports whether the value at p is a text without quotes.
func (o *origin) isUnquoted(p jsonvalue.Pointer) bool {
	found := o.find(p)
	return isUnquoted(found.root(), found.at)
}
