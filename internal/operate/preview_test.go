package operate_test

import (
	"errors"
	"strings"
	"testing"

	"isc-sync/internal/operate"
	"isc-sync/internal/simulator"
)

func TestAPreviewShowsWhatIsTakenAway(t *testing.T) {
	const removal = "all accounts of the source are removed from the tenant, and with them the access that they give"
	few := csv("h.csv", "Ausweis,\"Name\"\nrest \"of no\" interest\n")
	cases := []struct {
		title, name, form, source string
		given                     operate.Given
		deny                      []string
		text                      string
		harms                     bool
	}{
		{title: "accounts are counted", name: "remove-accounts", source: "Payroll Database", text: removal + " (the tenant counts 2)", harms: true},
		{
			title: "accounts that may not be counted go all the same", name: "remove-accounts", source: "Payroll Database",
			deny: []string{"GET /accounts"}, text: removal, harms: true,
		},
		{
			title: "attributes that go", name: "schema-template put", form: "accounts", source: "Büro Zürich – Zutritt",
			given: few, text: `the schema "account" loses "Türen"`, harms: true,
		},
		{
			title: "one for another, in a schema that is named", name: "schema-template put", form: "entitlements", source: "Büro Zürich – Zutritt",
			given: withSchema(csv("h.csv", "Ausweis,Name,Etage")), text: `the schema "account" loses "Türen" and gets "Etage"`, harms: true,
		},
		{
			title: "attributes that only come", name: "schema-template put", form: "accounts", source: "Büro Zürich – Zutritt",
			given: csv("h.csv", "Etage,Türen,Name,Ausweis"), text: `the schema "account" gets "Etage"`,
		},
		{
			title: "another order takes nothing away", name: "schema-template put", form: "accounts", source: "Büro Zürich – Zutritt",
			given: csv("h.csv", "Türen,Name,Ausweis"), text: `the schema "account" keeps its attributes`,
		},
		{
			title: "a file that is empty takes everything", name: "schema-template put", form: "accounts", source: "Büro Zürich – Zutritt",
			given: csv("h.csv", ""), text: `the schema "account" loses "Ausweis", "Name", "Türen"`, harms: true,
		},
		{
			title: "a schema that is not there loses nothing", name: "schema-template put", form: "entitlements", source: "HR Feed",
			given: csv("h.csv", "id"), text: `the schema "group" gets "id"`,
		},
		{title: "what changes nothing has nothing to tell", name: "test", source: "HR Feed"},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			f := open(t, "v2025", simulator.Options{Deny: c.deny})
			on, err := f.Find(t.Context(), c.source)
			if err != nil {
				t.Fatal(err)
			}
			seen, err := f.Preview(t.Context(), *operate.Find(c.name, c.form), on, c.given)
			if err != nil || seen.Text != c.text || seen.Harms != c.harms {
				t.Errorf("%+v, %v; want %q, harms %v", seen, err, c.text, c.harms)
			}
			if n := f.count("POST", ""); n != 0 {
				t.Errorf("%d writes", n)
			}
		})
	}
}

func TestAPreviewThatCannotBeReadIsAnError(t *testing.T) {
	cases := []struct {
		title, source, content string
		deny                   []string
		problem, hint          string
	}{
		{"no CSV", "HR Feed", "a,\"b\n", nil, "--file is not a CSV file", "the first line of the file"},
		{"a source without templates", "Ticket Desk", "a", nil, "400", "only sources for delimited files"},
		{"a template that may not be read", "HR Feed", "a", []string{"GET /sources/*/schemas/*"}, "403", "the client needs"},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			f := open(t, "v2025", simulator.Options{Deny: c.deny})
			on, err := f.Find(t.Context(), c.source)
			if err != nil {
				t.Fatal(err)
			}
			_, err = f.Preview(t.Context(), *operate.Find("schema-template put", "accounts"), on, csv("h.csv", c.content))
			var hinted interface{ Hint() string }
			if err == nil || !strings.Contains(err.Error(), c.problem) || !errors.As(err, &hinted) || !strings.Contains(hinted.Hint(), c.hint) {
				t.Errorf("error %v, want %q with %q", err, c.problem, c.hint)
			}
		})
	}
}
