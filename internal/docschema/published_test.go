package docschema_test

import (
	"strings"
	"testing"
)

const plan = `{
	"formatVersion": 1, "digest": "sha256:` + hash + `", "tenant": "acme", "apiVersion": "v2025",
	"summary": {"create": 0, "update": 1, "delete": 0, "unchanged": 3, "ignored": 0},
	"changes": [{
		"key": "Source/HR", "kind": "Source", "identity": {"name": "HR"}, "name": "HR",
		"action": "update", "file": "hr.yaml", "line": 1, "why": "one field differs",
		"fields": [{"pointer": "/connectorAttributes/a~1b", "before": 1, "after": null}, {"pointer": "/x", "sensitive": true}],
		"fingerprint": {"/connectorAttributes/a~1b": 1},
		"steps": [{
			"id": "Source/HR#1", "wave": 1, "method": "PATCH", "path": "/v2025/sources/1",
			"patch": [{"op": "replace", "path": "/connectorAttributes/a~1b", "value": {"$env": "NAME"}}], "needs": []
		}]
	}],
	"notes": [{"code": "server-keeps", "key": "Source/HR", "pointer": "", "text": "so it is"}]
}`

const hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

const header = `{"record": "header", "formatVersion": 1, "tenant": "acme", "apiVersion": "v2025", "plan": "sha256:x", "writer": "acme", "steps": 1}`

func TestPublishedSchemasAcceptWhatTheProgramWrites(t *testing.T) {
	tests := []struct{ name, file, value string }{
		{"a plan", "plan.json", plan},
		{"the first line of a report", "report.json", header},
		{"a request about to leave", "report.json", `{"record": "started", "step": "Source/HR#1", "method": "PATCH", "path": "/v2025/sources/1"}`},
		{"a refusal", "report.json", `{"record": "done", "step": "Source/HR#1", "key": "Source/HR", "action": "update", "outcome": "failed", "status": 400, "cause": "no", "trackingId": "7"}`},
		{"the last line", "report.json", `{"record": "summary", "outcomes": {"failed": 1}, "exitCode": 3}`},
		{"a whole run", "report.json", `{"formatVersion": 1, "header": ` + header + `, "steps": [], "summary": {"record": "summary", "outcomes": {}, "exitCode": 0}}`},
		{"settings", "settings.json", `{
			"apiVersion": "v2026", "ignoreFiles": ["drafts/**"], "ignore": ["Source/*#/connectorAttributes/x"],
			"secrets": {"resendWhenEmpty": false}, "guard": {"maxDeletes": 0, "maxChanges": "10%", "protect": ["Source/HR*"]},
			"vars": {"base": {"dn": ["a"]}}, "environments": {"prod": {"baseURL": "https://acme.api.identitynow.com", "guard": {"maxChanges": 5}, "apiVersion": "v2024", "overlay": "overlays/prod"}}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := complaints(t, compile(t, tt.file), tt.value); got != "" {
				t.Errorf("refused: %s", got)
			}
		})
	}
}

func TestPublishedSchemasRefuseTheRest(t *testing.T) {
	tests := []struct{ name, file, value, want string }{
		{"a plan of another format", "plan.json", strings.Replace(plan, `"formatVersion": 1`, `"formatVersion": 2`, 1), "/formatVersion: "},
		{"a move, which the vendor's patches lack", "plan.json", strings.Replace(plan, `"replace"`, `"move"`, 1), "/changes/0/steps/0/patch/0/op: "},
		{"a place that is no pointer", "plan.json", strings.Replace(plan, `"/x"`, `"x"`, 1), "/changes/0/fields/1/pointer: "},
		{"an unknown outcome", "report.json", `{"record": "done", "step": "a#1", "key": "a", "action": "update", "outcome": "perhaps"}`, "/outcome: "},
		{"an unknown setting", "settings.json", `{"apiversion": "v2025"}`, "'apiversion' not allowed"},
		{"a percentage above all", "settings.json", `{"guard": {"maxChanges": "101%"}}`, "/guard/maxChanges: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := complaints(t, compile(t, tt.file), tt.value); !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %s", got, tt.want)
			}
		})
	}
}
