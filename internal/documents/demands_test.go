package documents_test

import (
	"strings"
	"testing"
)

func TestValuesHaveWhatTheyNeed(t *testing.T) {
	tests := []struct{ name, spec, want string }{
		{"the value that is needed", "{season: HARVEST, steps: [{do: CUT, beds: [a]}]}", ""},
		{"what may be in the tenant", "{steps: [{do: CUT, beds: [a]}]}", ""},
		{"what a variable may say", "{season: !env SEASON, steps: [{do: CUT, beds: [a]}]}", ""},
		{"another value", "{season: SOWING, steps: [{do: WATER, beds: [a]}, {do: CUT, beds: [a]}]}", "3:61: Errand/e#/steps/1/do: do CUT needs season HARVEST: what is not ripe is not cut\n  hint: write season: HARVEST, or another do"},
		{"no value", "{season: null, steps: [{do: CUT, beds: [a]}]}", "Errand/e#/steps/0/do: do CUT needs season HARVEST"},
		{"one of several", "{steps: [{do: WATER, everywhere: true}]}", ""},
		{"none of several", "{steps: [{do: WATER}]}", "3:21: Errand/e#/steps/0/do: do needs beds or everywhere, and none is set\n  hint: write beds or everywhere"},
		{"none of several that are written", "{steps: [{do: WATER, beds: [], everywhere: false}]}", "Errand/e#/steps/0/do: do needs beds or everywhere, and none is set"},
		{"one that is alone", "{asked: [{who: NOBODY}]}", ""},
		{"others together", "{asked: [{who: OWNER}, {who: NEIGHBOUR}]}", ""},
		{"one that is to be alone", "{asked: [{who: OWNER}, {who: NOBODY}]}", "3:36: Errand/e#/asked/1/who: who NOBODY allows no other element beside it\n  hint: leave out the others, or this one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := loadMadeUp(t, "kind: Errand\nname: e\nspec: "+tt.spec+"\n")
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestDocumentsHaveWhatOthersRequire(t *testing.T) {
	const hive, twin = "kind: Hive\norchard: East\nname: h\nspec: {}\n---\nkind: Orchard\nname: East\n", "kind: Farm\nname: One\nspec: {twin: Two}\n---\nkind: Farm\nname: Two\n"
	tests := []struct{ name, text, want string }{
		{"a parent that has it", hive + "spec: {fenced: true}\n", ""},
		{"a parent that does not say", hive + "spec: {}\n", ""},
		{"a parent without it", hive + "spec: {fenced: false}\n", "d.yaml:4:7: Hive/East/h: bees are kept behind fences only\n  hint: only below an object with fenced: true"},
		{"a target that has it", twin + "spec: {area: 40, kind: field}\n", ""},
		{"a target that does not say", twin + "spec: {kind: field}\n", ""},
		{"a target without it", twin + "spec: {area: 3, kind: field}\n", "d.yaml:3:14: Farm/One#/twin: Farm/Two: only a farm of 40 hectares has visitors\n  hint: add 40 to its area first"},
		{"a target that need not have it", twin + "spec: {area: 3, kind: show farm}\n", ""},
		{"a target that may not need it", twin + "spec: {area: 3}\n", ""},
		{"a target that goes", twin + "ensure: absent\nspec: {area: 3, kind: field}\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := loadMadeUp(t, tt.text)
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
