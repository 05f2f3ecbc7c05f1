package tenant

import (
	"context"

	"github.com/sourcegraph/conc/pool"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Reader reads a tenant through a client.
type Reader struct {
	Client paging.Client
	Kinds  *registry.Kinds
	// Version is the chosen API version.
	Version string
	// Explicit are the kinds that an export names: their lists are read completely,
	// even those with an exported filter.
	Explicit []*registry.Kind
	// Counting: Others will be asked for, so reading what documents declare also finds
	// out how many objects their kinds have.
	Counting bool
	// Progress, if set, receives how many reads are done and known to be needed.
	// It is called by one goroutine at a time.
	Progress func(done, known int)
	// Seen, if set, receives each object that becomes part of a snapshot, by one
	// goroutine at a time.
	Seen func(*state.Object)

	counter counter
	// whole are the kinds of which everything was read.
	whole map[*registry.Kind]bool
	// begun are the kinds of which the first page was read, with what is left.
	begun map[*registry.Kind]*paging.Rest
	// readBelow are the objects below which all of a kind was read.
	readBelow map[*registry.Kind]map[*state.Object]bool
	// passedOver are the long lists of which not all rows were read for an export.
	passedOver []*sharing
	// listsRead are the fields with lists of their own that were read.
	listsRead map[ownList]bool
}

// workers is how many reads may be under way: at 200 ms each they use the
// whole request budget of 10 a second and leave room for slower ones.
const workers = 16

// Snapshot is what was read.
type Snapshot struct {
	Live      *state.Live
	Directory *state.Directory
	// Elsewhere describes the look-ups that the chosen API version lacks; they were
	// made in v2025.
	Elsewhere []string
}

// snapshot is one in which nothing was read so far.
func (r *Reader) snapshot() *Snapshot {
	s := &Snapshot{Live: state.NewLive(), Directory: state.NewDirectory()}
	s.Live.Added = r.Seen
	return s
}

// Declared reads the objects that documents are about and the names that they
// refer to.
func (r *Reader) Declared(ctx context.Context, docs state.Documents) (*Snapshot, error) {
	s := r.snapshot()
	r.whole, r.begun, r.readBelow, r.listsRead, r.passedOver = nil, nil, nil, nil, nil // of another snapshot
	return s, r.Complete(ctx, docs, s)
}

// Complete reads what Declared reads, except what this reader has read into the
// snapshot already.
func (r *Reader) Complete(ctx context.Context, docs state.Documents, s *Snapshot) error {
	if len(docs) == 0 {
		return nil
	}
	want := wantedBy(docs, r.Kinds)
	if err := r.readTop(ctx, want, s.Live); err != nil {
		return err
	}
	if err := r.readDefaults(ctx, docs, s.Live); err != nil {
		return err
	}
	if err := r.readChildren(ctx, want, s.Live); err != nil {
		return err
	}
	for _, doc := range docs {
		if doc.ID != "" {
			s.Live.Pin(doc.Kind.Name, doc.ID)
		}
	}
	if err := r.readDeclaredLists(ctx, want, s.Live); err != nil {
		return err
	}
	noteDenied(want, s)
	for _, kind := range sortedKinds(want.names) {
		if text := r.inOther(kind, kind.API.List); text != "" {
			s.Elsewhere = append(s.Elsewhere, text)
		}
	}
	if err := r.lookUp(ctx, docs, s); err != nil {
		return err
	}
	return r.readAbout(ctx, docs, s)
}

// each runs a read for every item, some at a time, and stops at the first
// failure.
func each[T any](ctx context.Context, r *Reader, items []T, read func(context.Context, T) error) error {
	r.counter.expect(len(items), r.Progress)
	p := pool.New().WithContext(ctx).WithMaxGoroutines(workers).WithCancelOnError().WithFirstError()
	for _, item := range items {
		p.Go(func(ctx context.Context) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			err := read(ctx, item)
			r.counter.finish(r.Progress)
			return err
		})
	}
	return p.Wait()
}
