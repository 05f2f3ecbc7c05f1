package rest

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// TestKnownTextsAreNotMixedUp decodes many answers side by side, with more texts than are
// known at most, some of which differ in their escapes alone.
func TestKnownTextsAreNotMixedUp(t *testing.T) {
	var running sync.WaitGroup
	for worker := range 4 {
		running.Go(func() {
			for i := range 2 * keptTexts {
				name := fmt.Sprintf("m%d-%d", worker, i)
				body := fmt.Sprintf(`{"%s":"\u00e9%d","\\u00e9":"x","type":"\ud800","long":"%s"}`, name, i, strings.Repeat("y", shortText+i%2))
				want := map[string]any{name: fmt.Sprintf("é%d", i), `\u00e9`: "x", "type": "\ufffd", "long": strings.Repeat("y", shortText+i%2)}
				if got, flaws, err := Decode([]byte(body)); err != nil || len(flaws) != 1 || !reflect.DeepEqual(got, want) {
					t.Errorf("%s is decoded to %v, %v, %v", body, got, flaws, err)
					return
				}
			}
		})
	}
	running.Wait()
}
