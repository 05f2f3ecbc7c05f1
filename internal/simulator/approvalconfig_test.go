package simulator_test

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfAnApprovalConfig(t *testing.T) {
	for _, version := range strings.Fields("v2025 v2026 v1") {
		_, c := memory(t, simulator.Options{})
		one := wire(version, "/generic-approvals/config/AGENT_ACTIVATE_APPROVAL")
		c.must(404, "GET", one, "")
		c.must(404, "DELETE", one+"/APPROVAL_TYPE", "")
		got := c.must(200, "PUT", one+"/APPROVAL_TYPE", fmt.Sprintf(`{"autoApprove":"OFF","fallbackApprover":{"type":"IDENTITY","identityID":%q},"timeoutConfig":{"daysUntilTimeout":90}}`, c.identity("anna.berg")))
		if got.at("/machineIdentityManagerAssignment") != "MANAGER_OF_REQUESTER" || got.at("/autoApprove") != "OFF" {
			t.Errorf("%s: answered %s", version, got.text)
		}
		if got := c.must(200, "PUT", one+"/APPROVAL_TYPE", `{"requiresComment":"ALL"}`); strings.Contains(got.text, "autoApprove") {
			t.Errorf("%s: PUT kept something: %s", version, got.text)
		}
		c.must(200, "GET", one, "")
		c.must(204, "DELETE", one+"/APPROVAL_TYPE", "")
		c.must(404, "GET", one, "")
	}
}

func TestApprovalConfigsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	one := "/v2026/generic-approvals/config/ACCESS_REQUEST_APPROVAL/APPROVAL_TYPE"
	refuses(t, c, []refusal{
		{"a type that there is not", "PUT", "/v2026/generic-approvals/config/NAPS/APPROVAL_TYPE", `{}`, "was not found", 404},
		{"a scope of objects", "PUT", "/v2026/generic-approvals/config/ACCESS_REQUEST_APPROVAL/ROLE", `{}`, "was not found", 404},
		{"the type in the body", "PUT", one, `{"type":"ACCESS_REQUEST_APPROVAL"}`, "Unrecognized field", 400},
		{"too many days", "PUT", one, `{"timeoutConfig":{"daysUntilTimeout":91}}`, "daysUntilTimeout", 400},
		{"too many reminders", "PUT", one, `{"reminderConfig":{"maxReminders":21}}`, "maxReminders", 400},
		{"an approver without id", "PUT", one, `{"serialChain":[{"identityType":"IDENTITY"}]}`, "identityId", 400},
		{"a group that is not there", "PUT", one, `{"fallbackApprover":{"type":"GOVERNANCE_GROUP","identityID":"x"}}`, "was not found", 404},
	})
}
