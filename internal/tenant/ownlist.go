package tenant

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// ownList is one field of one object that has a list of its own.
type ownList struct {
	object *state.Object
	field  *registry.Field
}

// readDeclaredLists reads the fields with lists of their own that documents write.
// What is not written is not managed, and costs no request. Of an object that is
// deleted, those are read that may refer to another one that is: they say which
// goes first.
func (r *Reader) readDeclaredLists(ctx context.Context, w wanted, live *state.Live) error {
	var lists []ownList
	for _, doc := range w.docs {
		o := w.find(live, doc.Key)
		for _, f := range doc.Kind.OwnLists() {
			_, written := doc.Spec[f.Name]
			if o != nil && (written && !doc.Absent || doc.Absent && mayReferToDeleted(f, w.docs)) {
				lists = append(lists, ownList{o, f})
			}
		}
	}
	return r.readOwnLists(ctx, lists, live)
}

// mayReferToDeleted reports whether documents delete objects of the kind that a list
// refers to.
func mayReferToDeleted(f *registry.Field, docs state.Documents) bool {
	return f.Items != nil && f.Items.Ref != nil && slices.ContainsFunc(docs, func(d *state.Document) bool {
		return d.Absent && d.Kind.Name == f.Items.Ref.Kind
	})
}

// readAllLists reads all fields with lists of their own of these objects.
func (r *Reader) readAllLists(ctx context.Context, live *state.Live, keys []state.Key) error {
	var lists []ownList
	for _, key := range keys {
		o := live.Find(key)
		for _, f := range o.Kind.OwnLists() {
			if !o.Unread.Gone {
				lists = append(lists, ownList{o, f})
			}
		}
	}
	return r.readOwnLists(ctx, lists, live)
}

// readOwnLists reads lists. An object with a list that the tenant does not show is
// only half read, so that nothing is planned on a guess.
func (r *Reader) readOwnLists(ctx context.Context, lists []ownList, live *state.Live) error {
	lists = slices.DeleteFunc(lists, func(l ownList) bool { return r.listsRead[l] })
	found := make([]any, len(lists))
	keepers := &keepers{Reader: r, live: live}
	refused := make([]error, len(lists))
	err := each(ctx, r, indexes(lists), func(ctx context.Context, i int) error {
		found[i], refused[i] = keepers.beside(ctx, lists[i].object, lists[i].field)
		if refused[i] != nil && concernsAll(ctx, refused[i]) {
			return refused[i]
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, l := range lists {
		r.isListRead(l)
		if refused[i] != nil {
			l.object.Partial, l.object.Unread = true, unreadFor(refused[i])
			continue
		}
		l.object.Value = with(l.object.Value, l.field.Name, found[i])
	}
	return nil
}

// isListRead notes that a field with a list of its own was read, or refused.
func (r *Reader) isListRead(l ownList) {
	if r.listsRead == nil {
		r.listsRead = map[ownList]bool{}
	}
	r.listsRead[l] = true
}

// Fill reads fields that are beside an object into it.
func (r *Reader) Fill(ctx context.Context, o *state.Object, fields []*registry.Field) error {
	keepers := &keepers{Reader: r}
	for _, f := range fields {
		v, err := keepers.beside(ctx, o, f)
		if err != nil {
			return err
		}
		o.Value = with(o.Value, f.Name, v)
	}
	return nil
}

// elements reads a field's list. Where references are objects, a row is one with
// more members; where they are ids, it has one.
func (r *Reader) elements(ctx context.Context, o *state.Object, f *registry.Field) ([]any, error) {
	rows, err := r.list(f.ListedAt, varsOf(o), "").Read(ctx, r.Client)
	if err != nil {
		return nil, fmt.Errorf("read %s of %s: %w", f.Name, o.Key, err)
	}
	list := make([]any, len(rows))
	for i, row := range rows {
		list[i] = element(f.Items, row.Value)
	}
	return list, nil
}

func element(f *registry.Field, row any) any {
	obj, isObject := row.(map[string]any)
	switch {
	case !isObject:
		return row
	case f.HasType("string"):
		return obj["id"]
	case f.Ref == nil:
		return row
	}
	ref := map[string]any{}
	for _, name := range []string{"type", "id", "name"} {
		if v, has := obj[name]; has {
			ref[name] = v
		}
	}
	return ref
}

func with(value map[string]any, name string, v any) map[string]any {
	out := maps.Clone(value)
	out[name] = v
	return out
}
