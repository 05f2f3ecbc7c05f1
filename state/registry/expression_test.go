package registry

import "testing"

func TestExpressionsAreCompiledOnce(t *testing.T) {
	rule := &RefRule{IDPattern: "^[0-9a-f]{4}$"}
	for range 2 {
		if !rule.IsID("00ff") || rule.IsID("00fg") {
			t.Error("00ff is an id, 00fg is not")
		}
	}
	if allocated := testing.AllocsPerRun(100, func() { rule.IsID("00ff") }); allocated > 1 {
		t.Errorf("a known expression allocates %.0f times", allocated)
	}
}

func TestAnExpressionWithAMistakeMatchesNothing(t *testing.T) {
	for range 2 {
		if (&RefRule{IDPattern: "("}).IsID("(") {
			t.Error("( is not an expression")
		}
	}
}
