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
		ahead := min(n, 2*runtime.GOMAXPROCS(0))
		turns := make(chan int, ahead)
		results := make([]chan outcome[T], ahead) // that of i at the place i % ahead
		var running sync.WaitGroup
		defer running.Wait()
		defer close(turns)
		for i := range ahead {
			results[i] = make(chan outcome[T], 1)
			turns <- i
			running.Go(func() { // each works on many: its stack grows once
				for i := range turns {
					results[i%ahead] <- attempt(work, i)
				}
			})
		}
		for i := range n {
			out := <-results[i%ahead]
			if out.crashed != nil {
				panic(out.crashed)
			}
			if next := i + ahead; next < n {
				turns <- next
			}
			if !yield(out.value) {
				return
			}
		}
	}
}
