package simulator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"isc-sync/internal/simulator"
)

func TestListSources(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	tests := []struct{ name, query, want string }{
		{"equality ignores letter case", filters(`name eq "hr feed"`), "HR Feed"},
		{"one of several names", filters(`name in ("HR Feed","Ticket Desk")`) + "&sorters=name", "HR Feed,Ticket Desk"},
		{"descending order", filters(`name in ("HR Feed","Ticket Desk")`) + "&sorters=-name", "Ticket Desk,HR Feed"},
		{"what an identity profile uses", filters(`authoritative eq true`), "HR Feed"},
		{"by connector name and not", filters(`connectorName eq "Delimited File" and not authoritative eq true`), "Büro Zürich – Zutritt"},
		{"by a member of features", filters(`features ca ("PROVISIONING","UNLOCK")`), "Corporate Directory"},
		{"by the owner's id", filters(fmt.Sprintf(`owner.id eq "%s"`, c.identity("anna.berg2"))), "Büro Zürich – Zutritt"},
		{"a page", "sorters=name&limit=1&offset=2", "Corporate Directory"},
		{"with the built-in source", "includeIDNSource=true&" + filters(`name sw "Identity"`), "IdentityNow"},
		{"what one person administers", "for-subadmin=" + c.identity("anna.berg") + "&sorters=name", "Corporate Directory"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := c.must(200, "GET", "/v2025/sources?"+tt.query, "")
			if names := strings.Join(got.names("name"), ","); names != tt.want {
				t.Errorf("names %q, want %q", names, tt.want)
			}
		})
	}
}

func TestListSourcesCounts(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	got := c.must(200, "GET", "/v3/sources?limit=0&count=true", "")
	if got.header.Get("X-Total-Count") != "7" || len(got.rows()) != 0 {
		t.Errorf("count %q and %d rows, want 7 and 0", got.header.Get("X-Total-Count"), len(got.rows()))
	}
}

func TestListSourcesRefuses(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for name, query := range map[string]string{
		"a page that is too large":     "limit=251",
		"a negative offset":            "offset=-1",
		"an unknown field":             filters(`connector eq "jdbc"`),
		"an unsupported operator":      filters(`authoritative co "x"`),
		"a sorter that is none":        "sorters=features",
		"an expression that is broken": filters(`name eq`),
	} {
		t.Run(name, func(t *testing.T) { c.must(400, "GET", "/v2025/sources?"+query, "") })
	}
}

func TestAllSixFormsServeSources(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for _, path := range []string{"/beta/sources", "/v3/sources", "/v2024/sources", "/v2025/sources", "/v2026/sources", "/sources/v1"} {
		if got := c.must(200, "GET", path, ""); len(got.rows()) != 7 {
			t.Errorf("%s: %d sources, want 7", path, len(got.rows()))
		}
	}
	c.must(404, "GET", "/v1/sources", "")
	c.must(404, "GET", "/sources/v2", "")
	c.must(404, "GET", "/v2025/sources/nobody", "")
}

func TestSourcesShowWhatTheServerKeeps(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	directory := c.must(200, "GET", c.source("v2025", "Corporate Directory"), "")
	for pointer, want := range map[string]string{
		"/owner/name": "William Wilson", "/cluster/name": "Corporate Cluster", "/managementWorkgroup/name": "Directory Stewards",
		"/authoritative": "false", "/category": "<nil>", "/connectorAttributes/cloudDisplayName": "Corporate Directory",
		"/connectorAttributes/healthy": "true", "/connectorAttributes/deleteThresholdPercentage": "10",
		"/schemas/0/name": "account", "/passwordPolicies/1/name": "Privileged", "/beforeProvisioningRule": "<nil>",
	} {
		if got := directory.at(pointer); got != want {
			t.Errorf("%s is %q, want %q", pointer, got, want)
		}
	}
	if got := c.must(200, "GET", c.source("v2025", "HR Feed"), "").at("/authoritative"); got != "true" {
		t.Errorf("a source that an identity profile uses has authoritative %s", got)
	}
	if got := c.must(200, "GET", c.source("v2025", "Cumulus Drive"), "").at("/cluster/name"); got != "sp_connect_proxy_cluster" {
		t.Errorf("the cluster of a SaaS source is %q", got)
	}
}

func TestRestlessSourcesMoveBetweenReads(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Corporate Directory")
	first, second := c.must(200, "GET", path, ""), c.must(200, "GET", path, "")
	for _, pointer := range []string{"/features", "/modified", "/connectorAttributes/cloudCacheUpdate", "/connectorAttributes/slpt-source-diagnostics"} {
		if first.at(pointer) == second.at(pointer) {
			t.Errorf("%s stayed %s", pointer, first.at(pointer))
		}
	}
	third := c.must(200, "PATCH", path, fmt.Sprintf(`[{"op":"test","path":"/features/0","value":%q},{"op":"remove","path":"/features/0"}]`, second.at("/features/0")))
	if strings.Contains(third.at("/features"), second.at("/features/0")) {
		t.Errorf("an index taken from the last read removed another feature: %s", third.at("/features"))
	}
}

func TestStillSourcesStay(t *testing.T) {
	_, c := memory(t, simulator.Options{Motion: simulator.Still})
	path := c.source("v2025", "Corporate Directory")
	if first, second := c.must(200, "GET", path, ""), c.must(200, "GET", path, ""); first.text != second.text {
		t.Errorf("two reads differ:\n%s\n%s", first.text, second.text)
	}
}

func TestDeleteSource(t *testing.T) {
	now := time.Date(2026, 10, 1, 12, 0, 0, 0, time.UTC)
	_, c := memory(t, simulator.Options{TaskDelay: time.Second, TokenLife: time.Hour, Now: func() time.Time { return now }})
	path := c.source("v2025", "Payroll Database")
	got := c.must(202, "DELETE", path, "")
	if got.at("/type") != "TASK_RESULT" || got.at("/name") != "<nil>" {
		t.Errorf("the answer is %s", got.text)
	}
	status := "/v2025/task-status/" + got.at("/id")
	steps := []struct {
		after                    time.Duration
		completed                bool
		completionStatus, source string
		accounts                 int
	}{
		{0, false, "<nil>", "200", 2},
		{time.Second, true, "<nil>", "200", 0},
		{0, true, "SUCCESS", "200", 0},
		{time.Second, true, "SUCCESS", "404", 0},
	}
	for i, step := range steps {
		now = now.Add(step.after)
		task := c.must(200, "GET", status, "")
		source, err := c.do("GET", path, "")
		if err != nil {
			t.Fatal(err)
		}
		if completed := task.at("/completed") != "<nil>"; completed != step.completed || task.at("/completionStatus") != step.completionStatus || fmt.Sprint(source.status) != step.source {
			t.Errorf("step %d: completed %v, status %s, source %d; want %+v", i, completed, task.at("/completionStatus"), source.status, step)
		}
		accounts := c.must(200, "GET", "/v2025/accounts?limit=0&count=true&"+filters(fmt.Sprintf("sourceId eq %q", path[strings.LastIndex(path, "/")+1:])), "")
		if accounts.header.Get("X-Total-Count") != fmt.Sprint(step.accounts) {
			t.Errorf("step %d: %s accounts, want %d", i, accounts.header.Get("X-Total-Count"), step.accounts)
		}
	}
	c.must(404, "DELETE", path, "")
	if names := c.must(200, "GET", "/v2025/sources", "").names("name"); slices.Contains(names, "Payroll Database") {
		t.Errorf("a deleted source is still listed: %v", names)
	}
}

func TestDeleteSourceRefuses(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	c.refused(400, `identity profile "Employees" uses it`, "DELETE", c.source("v2025", "HR Feed"), "")
	got := c.must(202, "DELETE", c.source("v2025", "Corporate Directory"), "")
	status := "/v2025/task-status/" + got.at("/id")
	c.must(200, "GET", status, "")
	task := c.must(200, "GET", status, "")
	if task.at("/completionStatus") != "ERROR" || !strings.Contains(task.at("/messages/0/localizedText/message"), "Source Owners account exists") {
		t.Errorf("deleting a source with an owner's account ended in %s", task.text)
	}
	c.source("v2025", "Corporate Directory")
}
