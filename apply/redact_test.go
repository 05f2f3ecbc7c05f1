package apply

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/secret"
	"isc-sync/planner/plan"
)

func TestNoResultContainsASecret(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[0-9A-Z]{8,20}`).Draw(t, "secret")
		text := rapid.Custom(func(t *rapid.T) string {
			around := rapid.StringMatching(`[a-z ]{0,5}`)
			return around.Draw(t, "before") + rapid.SampledFrom([]string{"", word}).Draw(t, "middle") + around.Draw(t, "after")
		})
		value := rapid.Custom(func(t *rapid.T) any {
			switch rapid.IntRange(0, 2).Draw(t, "form") {
			case 0:
				return text.Draw(t, "text")
			case 1:
				return []any{nil, text.Draw(t, "element")}
			}
			return map[string]any{"member": []any{text.Draw(t, "nested")}}
		})
		r := redactor{secret.NewRedactor([]string{word, ""})}.result(Result{
			Cause: text.Draw(t, "cause"), Hint: text.Draw(t, "hint"),
			DetailCode: text.Draw(t, "code"), TrackingID: text.Draw(t, "tracking id"),
			Altered:             []Alteration{{Sent: value.Draw(t, "sent"), Stored: value.Draw(t, "stored")}},
			KnownServerBehavior: []Alteration{{Sent: plan.Absent{}, Stored: value.Draw(t, "kept")}},
			Drift:               []plan.Drift{{Planned: value.Draw(t, "planned"), Current: value.Draw(t, "current")}},
		})
		if printed := fmt.Sprintf("%+v", r); strings.Contains(printed, word) {
			t.Fatalf("%s contains %s", printed, word)
		}
	})
}

func TestTextWithoutSecretsIsUnchanged(t *testing.T) {
	v := redactor{secret.NewRedactor([]string{"correct horse"})}
	if got := v.Text("the horse is correct"); got != "the horse is correct" {
		t.Errorf("got %q", got)
	}
}
