package apply

import "context"

// enter waits until no other step creates an object in the collection, if a look
// into it takes the whole list: a list of several pages that grows meanwhile cannot
// be read to its end (API: Paging). leave lets the next step in.
func (j *job) enter(ctx context.Context) (leave func(), err error) {
	if !j.reader.FindsInAll(j.call.Location) {
		return func() {}, nil
	}
	turn := j.turn(j.call.Kind.Name)
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// turn is a channel that holds whose turn it is in a collection.
func (r *run) turn(collection string) chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.creating[collection] == nil {
		r.creating[collection] = make(chan struct{}, 1)
	}
	return r.creating[collection]
}
