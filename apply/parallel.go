package apply

import "github.com/sourcegraph/conc/pool"

// each calls do for every item, at most workers at a time, and waits for all.
func each[T any](workers int, items []T, do func(T)) {
	p := pool.New().WithMaxGoroutines(workers)
	for _, item := range items {
		p.Go(func() { do(item) })
	}
	p.Wait()
}
