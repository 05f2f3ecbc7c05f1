package documents

import (
	"iter"
	"runtime"
	"sync"

	"isc-sync/internal/crash"
)

// outcome is a result, or the panic that took its place.
type outcome[T any] struct {
	value   T
	crashed error
}

// attempt keeps a panic from ending the program on a goroutine that cannot
// report it.
func attempt[T any](work func(int) T, i int) (out outcome[T]) {
	defer crash.Recover(&out.crashed)
	out.value = work(i)
	return out
}

// inOrder yields the results of work for 0 to n-1, in this order. Work runs on
// all processors, ahead of who takes the results but not far, and none is left
// running at the end. A panic of work comes back in the caller's goroutine.
func inOrder[T any](n int, work func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		var running sync.WaitGroup
		defer running.Wait()
		stop := make(chan struct{})
		defer close(stop)
		results := make(chan chan outcome[T], 2*runtime.GOMAXPROCS(0))
		running.Go(func() {
			defer close(results)
			for i := range n {
				result := make(chan outcome[T], 1)
				select {
				case results <- result:
					running.Go(func() { result <- attempt(work, i) })
				case <-stop:
					return
				}
			}
		})
		for result := range results {
			out := <-result
			if out.crashed != nil {
				panic(out.crashed)
			}
			if !yield(out.value) {
				return
			}
		}
	}
}
