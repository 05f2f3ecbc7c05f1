package apply

import (
	"context"
)

// intent is what a write is to do, for writers that only record it: methods and
// media types differ between kinds.
type intent struct {
	effect effect
	// at is the path at which the object is read; "" where it is not read by
	// itself.
	at string
	// field and value are what a publication shows, if it shows anything.
	field, value string
	// lists are the paths of fields with lists of their own, of an object with an
	// id, by the fields' names.
	lists func(id string) map[string]string
	// omit are members that a request for the whole object leaves out.
	omit []string
}

// effect is what becomes of the object.
type effect int

// The effects: it is created, sent whole, patched, deleted, published, or a
// set of it is changed by a call.
const (
	creates effect = iota
	replaces
	patches
	deletes
	publishes
	calls
)

type intentKey struct{}

func withIntent(ctx context.Context, i intent) context.Context {
	return context.WithValue(ctx, intentKey{}, i)
}

// intentOf is the intent of the write that a context is for.
func intentOf(ctx context.Context) intent {
	i, _ := ctx.Value(intentKey{}).(intent)
	return i
}

// meaning is the intent of a write to the job's object.
func (j *job) meaning(e effect) intent {
	i := intent{effect: e, omit: j.call.Kind.Update.Omit}
	if read := j.call.Kind.API.Read; read != nil {
		i.at = read.URLPath(read.VersionFor(j.reader.Version), j.call.Vars)
	}
	i.lists = j.listPaths
	if rule := j.call.Kind.Publish; rule != nil {
		i.field, i.value = rule.Field, rule.Value
	}
	return i
}

// listPaths are the paths of the lists beside an object.
func (j *job) listPaths(id string) map[string]string {
	paths := map[string]string{}
	for _, f := range j.call.Kind.OwnLists() {
		paths[f.Name] = f.ListedAt.URLPath(f.ListedAt.VersionFor(j.reader.Version), j.call.varsFor(id))
	}
	return paths
}
