package apply

import (
	"context"
	"net/url"

	"isc-sync/state/registry"
)

// intent describes the effect of a write, for writers that only record it:
// methods and media types differ between kinds.
type intent struct {
	effect effect
	// at is the path at which the object is read, with the parameters in query; "" if it
	// is not read by itself.
	at    string
	query url.Values
	// id is the member that has the object's id.
	id string
	// field and value show a publication; "" if nothing shows it.
	field, value string
	// lists returns the paths of the lists beside an object with an id, by the
	// fields' names.
	lists func(id string) map[string]string
	// members: the patch replaces members at the top, also those that are not there.
	members bool
	// omit are members that a request for the whole object leaves out.
	omit []string
}

// effect is what a write does to the object.
type effect int

// The effects. calls means that a call changes a set of the object.
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

// intentOf returns the intent of the write that a context belongs to.
func intentOf(ctx context.Context) intent {
	i, _ := ctx.Value(intentKey{}).(intent)
	return i
}

// intentFor returns the intent of a write to the job's object.
func (j *job) intentFor(e effect) intent {
	i := intent{effect: e, id: j.call.Kind.IDMember(), omit: j.call.Kind.Update.Omit, members: j.call.Kind.Update.How == registry.UpdateByMember}
	if read := j.call.Kind.API.Read; read != nil {
		i.at, i.query = read.URLPath(read.VersionFor(j.reader.Version), j.call.Vars), read.Parameters(j.call.Vars)
	}
	i.lists = j.listPaths
	if rule := j.call.Kind.Publish; rule != nil {
		i.field, i.value = rule.Field, rule.Value
	}
	return i
}

// listPaths returns the paths of the lists beside an object.
func (j *job) listPaths(id string) map[string]string {
	paths := map[string]string{}
	for _, f := range j.call.Kind.OwnLists() {
		if f.KeptBy != nil {
			continue // no write to the object changes it
		}
		paths[f.Name] = f.ListedAt.URLPath(f.ListedAt.VersionFor(j.reader.Version), j.call.varsFor(id))
	}
	return paths
}
