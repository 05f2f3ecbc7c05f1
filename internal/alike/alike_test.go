package alike

import (
	"testing"
	"unicode"
)

func TestLookalikesArePairsWithLatin(t *testing.T) {
	for other, latin := range latinFor {
		if other <= unicode.MaxASCII || latin > unicode.MaxASCII {
			t.Errorf("%q (%U) stands for %q", other, other, latin)
		}
	}
}
