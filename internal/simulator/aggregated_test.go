package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// values lists the values of a source's entitlements.
func (c *client) values(source string) string {
	c.t.Helper()
	got := c.must(200, "GET", "/v2025/entitlements?sorters=value&"+filters(fmt.Sprintf("source.id eq %q", id(source))), "")
	return strings.Join(got.names("value"), " ")
}

func TestEntitlementsExistAfterAnAggregation(t *testing.T) {
	for _, version := range strings.Fields(notInV3) {
		_, c := memory(t, simulator.Options{})
		payroll := c.source("v2025", "Payroll Database")
		if got := c.values(payroll); got != "payroll_approve payroll_read payroll_write" {
			t.Errorf("%s: before there are %q", version, got)
		}
		c.must(202, "POST", wire(version, "/entitlements/aggregate/sources/")+id(payroll), "")
		if got := c.values(payroll); got != "payroll_approve payroll_audit payroll_read payroll_write" {
			t.Errorf("%s: after there are %q", version, got)
		}
		if task := c.must(202, "POST", wire(version, "/entitlements/reset/sources/")+id(payroll), ""); task.at("/type") != "TASK_RESULT" {
			t.Errorf("%s: answered %s", version, task.text)
		}
		if got := c.values(payroll); got != "" {
			t.Errorf("%s: after the reset there are %q", version, got)
		}
	}
}

func TestFilesBringEntitlements(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	badges, desk := c.source("v2025", "Büro Zürich – Zutritt"), c.source("v2025", "Ticket Desk")
	c.upload(badges+"/load-accounts", "a.csv", "Ausweis,Name,Türen\n1,A,Keller\n2,B,\n3,C,Keller\n")
	if got := c.values(badges); got != "Haupteingang Keller" {
		t.Errorf("accounts brought %q", got)
	}
	c.upload(badges+"/load-accounts", "a.csv", "Name,Türen\nA,Dach\n")
	if got := c.values(badges); got != "Haupteingang Keller" {
		t.Errorf("a bad file brought %q", got)
	}
	lead := "/v2025/entitlements/" + c.entitlement("t3")
	c.must(200, "PATCH", lead, `[{"op":"add","path":"/description","value":"By hand"}]`)
	c.upload(desk+"/load-entitlements", "g.csv", "id,name,description\nt3,Leads Of The Desk,By the system\nt4,Night Shift,\n")
	if got := c.must(200, "GET", lead, ""); got.at("/name") != "Leads Of The Desk" || got.at("/description") != "By hand" {
		t.Errorf("a known entitlement is now %s", got.text)
	}
	night := c.must(200, "GET", "/v2025/entitlements/"+c.entitlement("t4"), "")
	if night.at("/name") != "Night Shift" || night.at("/attribute") != "teams" || night.at("/sourceSchemaObjectType") != "group" {
		t.Errorf("a new entitlement is %s", night.text)
	}
}

func TestAggregationThatFailsBringsNothing(t *testing.T) {
	fault, err := simulator.ParseFault("POST /v2025/sources/*/load-entitlements=task:ERROR")
	if err != nil {
		t.Fatal(err)
	}
	_, c := memory(t, simulator.Options{Faults: []simulator.Fault{fault}})
	payroll := c.source("v2025", "Payroll Database")
	c.upload(payroll+"/load-entitlements", "", "")
	if got := c.values(payroll); strings.Contains(got, "audit") {
		t.Errorf("there are %q", got)
	}
}

func TestDeletedSourceTakesItsEntitlementsAlong(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	payroll := c.source("v2025", "Payroll Database")
	c.must(202, "DELETE", payroll, "")
	c.must(404, "GET", payroll, "")
	if got := c.values(payroll); got != "" {
		t.Errorf("left are %q", got)
	}
}
