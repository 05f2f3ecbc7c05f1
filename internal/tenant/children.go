package tenant

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// collection is what lies below one object, of one kind.
type collection struct {
	kind   *registry.Kind
	parent *state.Object
	docs   []*state.Document
	// shared is what was read of the list, if that is one for all parents.
	shared *shared
}

// reading is what became of a collection.
type reading struct {
	objects []*state.Object
	unread  state.Unread
}

// readChildren reads, below every declared parent, the kinds that documents
// declare there: one request a collection. What is at the top comes first, and then
// level by level, since paths name all ancestors.
func (r *Reader) readChildren(ctx context.Context, w wanted, live *state.Live) error {
	for _, parents := range w.parents() {
		var collections []collection
		for _, parent := range parents {
			object := w.find(live, parent)
			if object == nil {
				continue
			}
			for _, kind := range sortedKinds(w.below[parent]) {
				if c := (collection{kind: kind, parent: object, docs: w.below[parent][kind]}); !r.knows(c, live) {
					collections = append(collections, c)
				}
			}
		}
		if err := r.readCollections(ctx, collections, live); err != nil {
			return err
		}
	}
	return nil
}

func (r *Reader) readCollections(ctx context.Context, collections []collection, live *state.Live) error {
	if err := r.readDeclaredParts(ctx, collections); err != nil {
		return err
	}
	readings := make([]reading, len(collections))
	err := each(ctx, r, indexes(collections), func(ctx context.Context, i int) (err error) {
		readings[i], err = r.collection(ctx, collections[i])
		return err
	})
	if err != nil {
		return err
	}
	for i, reading := range readings {
		if reading.unread.Gone {
			collections[i].parent.Unread = reading.unread
		}
		if reading.unread.Happened() {
			live.MarkUnread(collections[i].kind.Name, collections[i].parent.Key, reading.unread)
		} else {
			r.isReadBelow(collections[i])
		}
		for _, o := range reading.objects {
			live.Add(o)
		}
	}
	return nil
}

// knows reports whether a collection was read, or, of a list for all parents, what is
// declared of it.
func (r *Reader) knows(c collection, live *state.Live) bool {
	if c.kind.FoundByParts() {
		return !slices.ContainsFunc(c.docs, func(d *state.Document) bool {
			return d.ID != "" || live.Find(state.Below(c.kind, d.Key, c.parent.Key)) == nil
		})
	}
	return r.readBelow[c.kind][c.parent]
}

// isReadBelow notes that a collection was read.
func (r *Reader) isReadBelow(c collection) {
	if r.readBelow == nil {
		r.readBelow = map[*registry.Kind]map[*state.Object]bool{}
	}
	if r.readBelow[c.kind] == nil {
		r.readBelow[c.kind] = map[*state.Object]bool{}
	}
	r.readBelow[c.kind][c.parent] = true
}

func (r *Reader) collection(ctx context.Context, c collection) (reading, error) {
	var found reading
	var err error
	switch {
	case c.kind.Requires != nil && !c.kind.Requires.Met(c.parent.Value):
		return reading{}, nil
	case c.kind.ListedIn != nil:
		return reading{objects: namedInParent(c)}, nil
	case c.kind.API.List == nil:
		found, err = r.singleton(ctx, c)
	case c.kind.FoundByParts():
		found, err = c.belowByParts()
	default:
		found, err = r.below(ctx, c)
	}
	if err != nil && concernsAll(ctx, err) {
		return found, fmt.Errorf("read %s of %s: %w", c.kind.Name, c.parent.Key, err)
	}
	if err != nil {
		found.unread = unreadFor(err)
	}
	if isMissing(err) && r.isGone(ctx, c.parent) {
		found.unread = vanished(c.parent.Kind, err)
	}
	return found, nil
}

// isGone reports whether an object that was listed is no longer there: what is
// below it is then missing for another reason than rights or the API version.
func (r *Reader) isGone(ctx context.Context, o *state.Object) bool {
	_, err := r.one(ctx, o.Kind, varsOf(o))
	return isMissing(err)
}

func (r *Reader) below(ctx context.Context, c collection) (reading, error) {
	list := c.kind.API.List
	children := r.list(list, varsBelow(c.parent), "")
	rows, err := children.Read(ctx, r.Client)
	if rest.IsDenied(err) && list.Denied != registry.DeniedFail {
		return r.oneByOne(ctx, c, err)
	}
	found, doubt := objects(c, rows)
	if doubt != nil {
		doubt = fmt.Errorf("%s: %w", children.Request, doubt)
	}
	return reading{objects: found}, cmp.Or(err, doubt)
}

// objects turns rows into objects. Identities that are not handled stay out.
func objects(c collection, rows []paging.Row) ([]*state.Object, error) {
	all, err := objectsOf(c.kind, c.parent, rows)
	return slices.DeleteFunc(all, func(o *state.Object) bool { return c.kind.Excludes(o.Key.Name()) }), err
}

// oneByOne reads the declared objects at their own paths where the collection
// may not be listed: by what the documents say, or by the ids that the parent
// refers to.
func (r *Reader) oneByOne(ctx context.Context, c collection, denied error) (reading, error) {
	addresses := c.addresses()
	if addresses == nil {
		return reading{unread: unreadFor(denied)}, nil
	}
	var found reading
	for _, address := range addresses {
		vars := varsBelow(c.parent)
		vars["id"] = address
		row, err := r.one(ctx, c.kind, vars)
		if isMissing(err) {
			continue
		}
		if err != nil {
			return found, err
		}
		one, err := objects(c, []paging.Row{row})
		if err != nil {
			return found, err
		}
		found.objects = append(found.objects, one...)
	}
	return found, nil
}

// addresses are the path names of the declared objects as far as they are
// known without a list; nil where they are not.
func (c collection) addresses() []string {
	if len(c.kind.Address) > 0 && c.kind.Address[0] != "id" {
		var addresses []string
		for _, d := range c.docs {
			addresses = append(addresses, d.IdentityValue(c.kind.Address[0]))
		}
		return addresses
	}
	return idsReferredTo(c.parent, c.kind)
}

// idsReferredTo finds the ids of a kind's objects in their parent's fields.
func idsReferredTo(parent *state.Object, kind *registry.Kind) []string {
	var ids []string
	for _, f := range parent.Kind.Spec.Properties {
		if f.Items == nil || f.Items.Ref == nil || f.Items.Ref.Kind != kind.Name {
			continue
		}
		list, _ := parent.Value[f.Name].([]any)
		for _, e := range list {
			ref, _ := e.(map[string]any)
			if id, ok := ref["id"].(string); ok {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
