package documents

import (
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

func TestResultsComeInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := make([]chan struct{}, 5)
		for i := range turns {
			turns[i] = make(chan struct{})
		}
		go func() { // the last one is done first
			for _, turn := range slices.Backward(turns) {
				close(turn)
				synctest.Wait()
			}
		}()
		var got []int
		for r := range inOrder(len(turns), func(i int) int { <-turns[i]; return i }) {
			got = append(got, r)
		}
		if want := []int{0, 1, 2, 3, 4}; !slices.Equal(got, want) {
			t.Errorf("the results are %v, want %v", got, want)
		}
	})
}

func TestWorkRunsAheadOnlySoFar(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var started atomic.Int64
		for range inOrder(1000, func(int) int { started.Add(1); return 0 }) {
			synctest.Wait()
			break
		}
		if got, most := started.Load(), int64(2*runtime.GOMAXPROCS(0)+1); got < 2 || got > most {
			t.Errorf("%d were started when one was taken, want 2 to %d", got, most)
		}
	})
}
