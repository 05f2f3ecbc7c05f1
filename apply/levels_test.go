package apply_test

import (
	"strings"
	"testing"
	"testing/synctest"
)

// TestWhatIsBelowAnAncestorThatIsGoneIsCountedWithIt proves a saved plan after the
// orchard, or only a row, has gone.
func TestWhatIsBelowAnAncestorThatIsGoneIsCountedWithIt(t *testing.T) {
	for _, tt := range []struct{ gone, want string }{
		{"/orchards", "Orchard/North: the object is gone, and with it what the plan changes below it: 1 Row, 2 Tree"},
		{"/orchards/o1/rows", "Row/North/First: the object is gone, and with it what the plan changes below it: 1 Tree\n" +
			"Row/North/Second: the object is gone, and with it what the plan changes below it: 1 Tree"},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := scenario{rules: levelRules(), start: threeLevels(), documents: "kind: Row\norchard: North\nname: First\nspec: {length: 9}\n---\n" +
				"kind: Tree\norchard: North\nrow: First\nname: Cox\nspec: {height: 9}\n---\nkind: Tree\norchard: North\nrow: Second\nname: Cox\nspec: {height: 9}\n"}
			g := s.newGrove()
			b := s.bench(t, g)
			p := b.plan()
			g.rows[tt.gone] = nil
			if err := b.check(p); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("without %s: %v, want %s", tt.gone, err, tt.want)
			}
		})
	}
}
