package tenant

import (
	"context"
	"fmt"
	"time"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Bare is what is known of a list whose rows have ids alone: the identities of the
// objects that were read, by their ids. The zero value knows nothing.
type Bare struct {
	identities map[string]string
	listed     time.Time
}

// FindBare looks for an object in such a list; nil if it is not there. It reads only the
// objects that were not read before, and no list if that was done less than fresh ago.
func (r *Reader) FindBare(ctx context.Context, l Location, known *Bare, fresh time.Duration) (*state.Object, error) {
	if started := time.Now(); started.Sub(known.listed) >= fresh {
		found, err := r.newBare(ctx, l, known)
		if err != nil {
			return nil, fmt.Errorf("look for %s: %w", l.Key, err)
		}
		if known.listed = started; found != nil {
			return found, nil
		}
	}
	for _, id := range jsonvalue.SortedKeys(known.identities) {
		if known.identities[id] != identityIn(l.Kind, l.Identity) {
			continue
		}
		l.Vars = map[string]string{"id": id}
		if o, err := r.Get(ctx, l); err != nil || o != nil && l.matches(o) {
			return o, err
		}
	}
	return nil, nil
}

// newBare reads the ids and the objects that are new, and returns the one that is looked
// for if it is among these.
func (r *Reader) newBare(ctx context.Context, l Location, known *Bare) (found *state.Object, err error) {
	ids, err := r.unknownIDs(ctx, l, known)
	if err != nil {
		return nil, err
	}
	objects := make([]*state.Object, len(ids))
	err = each(ctx, r, indexes(ids), func(ctx context.Context, i int) error {
		at := l
		at.Vars = map[string]string{"id": ids[i]}
		o, err := r.Get(ctx, at)
		objects[i] = o
		return err
	})
	for i, o := range objects {
		if o == nil {
			continue
		}
		known.identities[ids[i]] = identityOf(o)
		if l.matches(o) {
			found = o
		}
	}
	return found, err
}

// unknownIDs are the ids in the list of objects that were not read yet.
func (r *Reader) unknownIDs(ctx context.Context, l Location, known *Bare) (ids []string, err error) {
	if known.identities == nil {
		known.identities = map[string]string{}
	}
	rows, err := r.list(l.Kind.API.List, nil, "").Read(ctx, r.Client)
	for _, row := range rows {
		obj, _ := row.Value.(map[string]any)
		id := l.Kind.IDIn(obj)
		if _, read := known.identities[id]; id != "" && !read {
			ids = append(ids, id)
		}
	}
	return ids, err
}

// identityOf joins the fields of an object's identity, as identityIn does.
func identityOf(o *state.Object) string {
	identity := map[string]string{}
	for _, f := range o.Kind.Identity {
		identity[f.Name], _ = o.Value[f.Name].(string)
	}
	return identityIn(o.Kind, identity)
}
