package apply

import (
	"context"
	"time"

	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// maxReadingAge is how long a reading of a collection proves that an object is
// absent. It must be short: if the answer to the creation is lost, an object of that
// name counts as ours because it was absent just before.
const maxReadingAge = 30 * time.Second

// place is a collection: a kind, and the object that it is below.
type place struct {
	kind   *registry.Kind
	parent state.Key
}

// reading is what a collection had at a time.
type reading struct {
	names tenant.Names
	at    time.Time
}

// before returns the object that a step is about to create, nil if there is none.
// Where a look for one object reads the whole collection, one reading serves the
// creations of a wave. It only ever shows that an object is absent: what seems to be
// there is looked for, as is all that this step has sent before.
func (j *job) before(ctx context.Context) (*state.Object, error) {
	if j.sent == 0 && j.reader.ReadsWhole(j.call.Location) {
		names, err := j.names(ctx)
		if err == nil && !names.Has(j.call.Location) {
			return nil, nil
		}
	}
	return j.reader.FindOrGet(ctx, j.call.Location)
}

// names returns the identities in the step's collection. Steps of one collection call
// it one after another.
func (j *job) names(ctx context.Context) (tenant.Names, error) {
	at := place{kind: j.call.Kind}
	if parent := j.call.Parent(); parent != nil {
		at.parent = parent.Key
	}
	if known, ok := j.readingOf(at); ok {
		return known, nil
	}
	started := time.Now()
	names, err := j.reader.NamesBeside(ctx, j.call.Location)
	if err == nil {
		j.keepReading(at, reading{names, started})
	}
	return names, err
}

func (r *run) readingOf(at place) (tenant.Names, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.readings[at]
	return known.names, ok && time.Since(known.at) < maxReadingAge
}

func (r *run) keepReading(at place, of reading) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.readings[at] = of
}

// forgetReadings makes the next wave read what this one has changed.
func (r *run) forgetReadings() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.readings = map[place]reading{}
}
