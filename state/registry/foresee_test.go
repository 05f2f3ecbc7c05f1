package registry_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

func TestForeseeFindsWhatTheServerWillNotTakeOfANewObject(t *testing.T) {
	const file, saas = "the tenant keeps no cluster for a file source", "the tenant gives a SaaS source a private cluster of its own"
	rule := shipped(t).Find("Source").Spec.Property("cluster").Sticky
	tests := []struct{ name, object, want string }{
		{"a connector of virtual appliances", `{"connector": "active-directory", "connectorAttributes": {"connectionType": "direct"}}`, ""},
		{"a delimited file", `{"connector": "delimited-file-angularsc"}`, file},
		{"another file", `{"connector": "fixed-width", "connectorAttributes": {"connectionType": "file"}}`, file},
		{"a custom SaaS connector", `{"connector": "4b1d7c0e-52aa-4c1e-9f63-0b8f0a6d2c11"}`, saas},
		{"a proxy of SaaS connectors", `{"connector": "cumulus", "connectorAttributes": {"idnProxyType": "sp-connect"}}`, saas},
		{"the id of what runs", `{"connector": "cumulus", "connectorAttributes": {"spConnectorSpecId": "4b1d"}}`, saas},
		{"a mark that is no text", `{"connector": {"id": "delimited-file"}}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			object, err := jsonvalue.Decode([]byte(tt.object))
			if err != nil {
				t.Fatal(err)
			}
			if got := rule.PredictRejection(object.(map[string]any)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	var none *registry.StickyRule
	if got := none.PredictRejection(map[string]any{"connector": "delimited-file"}); got != "" {
		t.Errorf("a field without the word: %q", got)
	}
}
