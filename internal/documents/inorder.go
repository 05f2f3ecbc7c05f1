package documents

import (
	"iter"
	"runtime"
	"sync"
)

// inOrder yields the results of work for 0 to n-1, in this order. Work runs on
// all processors, ahead of who takes the results but not far, and none is left
// running at the end.
func inOrder[T any](n int, work func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		var running sync.WaitGroup
		defer running.Wait()
		stop := make(chan struct{})
		defer close(stop)
		results := make(chan chan T, 2*runtime.GOMAXPROCS(0))
		running.Go(func() {
			defer close(results)
			for i := range n {
				result := make(chan T, 1)
				select {
				case results <- result:
					running.Go(func() { result <- work(i) })
				case <-stop:
					return
				}
			}
		})
		for result := range results {
			if !yield(<-result) {
				return
			}
		}
	}
}
