package planner

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// aStore is what a tenant with many sources of one connector has: most values in
// common, and a few of its own.
func aStore(url, user, description string) (source, schema map[string]any) {
	attributes := []any{}
	for _, name := range []string{"uid", "mail", "cn", "sn", "till"} {
		attributes = append(attributes, map[string]any{"name": name})
	}
	return map[string]any{
			"connector": "jdbc", "description": description, "features": []any{"PROVISIONING"}, "owner": "amy",
			"connectorAttributes": map[string]any{"url": url, "user": user, "driver": "pg", "pool": "5"},
		}, map[string]any{
			"nativeObjectType": "User", "identityAttribute": "uid", "attributes": attributes,
		}
}

// stores is a tenant of n stores, of which so many differ in more than the name,
// and documents with the given names and numbers; a number beyond n has values of
// its own.
func stores(t *testing.T, n, different int, declared map[string]int) Result {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory(), APIVersion: registry.DefaultVersion}
	in.Directory.Add("Identity", state.Entry{ID: "i1", Name: "amy", Display: "Amy Lee"})
	values := func(i int) (map[string]any, map[string]any) {
		i %= different
		return aStore(fmt.Sprintf("jdbc:%d", i), fmt.Sprintf("svc%d", i), fmt.Sprintf("Store %d", i))
	}
	for i := range n {
		source, schema := values(i)
		name := fmt.Sprintf("Store %03d #", i)
		source["name"], source["owner"] = name, map[string]any{"type": "IDENTITY", "id": "i1", "name": "Amy Lee"}
		schema["name"] = "account"
		o := &state.Object{Kind: kinds.Find("Source"), Key: state.NewKey("Source", name), ID: name, Value: source}
		in.Live.Add(o)
		in.Live.Add(&state.Object{Kind: kinds.Find("Schema"), Key: state.NewKey("Schema", name, "account"), ID: "a" + name, Parent: o, Value: schema})
	}
	for name, i := range declared {
		source, schema := values(i)
		for _, d := range []*state.Document{
			{Key: state.NewKey("Source", name), Kind: kinds.Find("Source"), Spec: source},
			{Key: state.NewKey("Schema", name, "account"), Kind: kinds.Find("Schema"), Spec: schema},
		} {
			d.Identity = d.Key.Parts()
			in.Documents = append(in.Documents, d)
		}
	}
	in.Documents.Sort()
	return Build(in)
}

func renames(r Result) []string {
	var out []string
	for _, n := range r.Plan.Notes {
		if n.Code == plan.NotePossibleRename {
			out = append(out, string(n.Key)+": "+n.Text)
		}
	}
	return out
}

func TestWhatManySourcesShareIsNoSignOfARename(t *testing.T) {
	for alike, want := range map[int]int{1: 1, 2: 2, 3: 0, 30: 0} {
		r := stores(t, 2*alike, 2, map[string]int{"The New Store": 0})
		if got := renames(r); len(got) != want {
			t.Errorf("%d live sources have the values of a new one, and the notes are %q, want %d", alike, got, want)
		}
	}
}

func TestAmongManySimilarSourcesANewOneIsNew(t *testing.T) {
	r := stores(t, 420, 2000, map[string]int{"The New Store": 1000})
	if got := renames(r); len(got) > 0 || len(r.Problems) > 0 {
		t.Errorf("notes %q, problems %v", got, r.Problems)
	}
}

func TestAmongManySimilarSourcesTheRenamedOneIsFoundByWhatIsRare(t *testing.T) {
	r := stores(t, 420, 2000, map[string]int{"The New Store": 1000, "Shop 7": 7})
	got := renames(r)
	if len(got) != 1 || !strings.Contains(got[0], `Source/Shop 7: "Store 007 #" in the tenant, which no document declares, agrees with it in 3 of 3 values`) {
		t.Errorf("notes %q", got)
	}
}

func TestOnlyTheBestCandidatesAreNamed(t *testing.T) {
	got := renames(stores(t, 2, 1, map[string]int{"Shop": 0}))
	if len(got) != 2 || !strings.Contains(got[0], "14 of 14 values") {
		t.Errorf("of two that are the same, %q are named", got)
	}
	got = renames(stores(t, 1, 1, map[string]int{"store 000 #": 0, "STORE 000 #": 0, "Store  000 #": 0}))
	if len(got) != 3*mostCandidates {
		t.Errorf("of three other spellings of each of three names, %q are named", got)
	}
}

func TestTheHintOfATwinEscapesOnlyWhatDiffers(t *testing.T) {
	for _, c := range []struct{ name, other, want string }{
		{"Zürich Cafe\u0301", "Zürich Café", `"Zürich Cafe\u0301"`},
		{"Zürich Café", "Zürich Cafe\u0301", `"Zürich Caf\u00e9"`},
		{"Zürich HR", "Zürich hr", "Zürich HR"},
	} {
		if got := twinText(c.name, c.other); got != c.want {
			t.Errorf("%q beside %q is written as %s, not %s", c.name, c.other, got, c.want)
		}
	}
}

func TestHintsAreYAML(t *testing.T) {
	for _, name := range []string{
		"HR Feed", "Legacy #2 50% Off 009", `"Quoted" HR & Payroll`, "a: b", "- x", "yes", "Null", "12", "1e3", "0x1F", "", " x", "x ", "*a", "&a", "!a", "|", ">", "@x", "`x", "%x", "[a]", "{a}", "a, b", "~",
		"Zürich", "Zu\u0308rich", "a\tb", "a\nb", "\u00a0", "\u2028", "😀", "back\\slash", "2026-01-01", "a  b", "#", "x:", "?", "=", "<<", ".inf", "\u0007", "\x7f",
	} {
		for _, written := range []string{yamlText(name), twinText(name, ""), twinText(name, "x"+name), twinText(name, strings.ToUpper(name))} {
			var got map[string]any
			if err := yaml.Unmarshal([]byte("previously: "+written+"\n"), &got); err != nil || got["previously"] != name {
				t.Errorf("%q is written as %s, and read as %#v (%v)", name, written, got["previously"], err)
			}
		}
	}
	if got := yamlText("HR Feed 2"); got != "HR Feed 2" {
		t.Errorf("a plain name is written as %s", got)
	}
}
