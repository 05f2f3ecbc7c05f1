package plan

import (
	"strings"
	"testing"

	"isc-sync/state/registry"
)

func TestANameThatTheTenantContradictsIsDoubted(t *testing.T) {
	saved := Legend{Names: map[string]Name{"r1": {Name: "Admins"}, "p1": {Name: "amy", Display: "Amy Lee"}, "gone": {Name: "Old"}}}
	now := Legend{Names: map[string]Name{"r1": {Name: "Everybody"}, "p1": {Name: "amy", Display: "Amy Lee"}, "new": {Name: "New"}}}
	doubts := saved.Contradictions(now)
	if want := `it calls the object r1 "Admins", and the tenant "Everybody"`; len(doubts) != 1 || doubts[0].Text != want {
		t.Errorf("%v, want %s", doubts, want)
	}
}

func TestATextThatIsNotThatOfTheFileIsDoubted(t *testing.T) {
	files := map[string]string{SHA256("harmless"): "harmless", SHA256("harmful"): "harmless"}
	doubts := CheckForm(&Plan{APIVersion: registry.Versions()[0], Legend: Legend{Files: files}}, &registry.Kinds{})
	if len(doubts) != 1 || !strings.HasSuffix(doubts[0].Text, SHA256("harmful")) {
		t.Errorf("%v", doubts)
	}
}
