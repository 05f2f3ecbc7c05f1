package command

import (
	"testing"

	"isc-sync/internal/rest"
)

func TestLineEndsAreNotPartOfCredentials(t *testing.T) {
	values := map[string]string{varBaseURL: "https://acme.api.identitynow.com\n", varClientID: "some-id\n", varClientSecret: " hush\r\n"}
	p := &Program{LookupEnv: func(name string) (string, bool) { v, set := values[name]; return v, set }}
	var cfg rest.Config
	if err := p.connect(&cfg, &connection{}, ""); err != nil {
		t.Fatal(err)
	}
	if cfg.ClientID != "some-id" || cfg.ClientSecret != "hush" {
		t.Errorf("connects with %q and %q", cfg.ClientID, cfg.ClientSecret)
	}
	values[varClientSecret] = " \n"
	if err := p.connect(&cfg, &connection{}, ""); err == nil {
		t.Error("a secret of white space counts as set")
	}
}

func TestDocumentsCannotNameTheProgramsOwnVariables(t *testing.T) {
	p := &Program{LookupEnv: func(string) (string, bool) { return "value", true }}
	for name, want := range map[string]bool{"AD_PASSWORD": true, "SAILOR": true, varClientSecret: false, "sail_client_id": false} {
		if _, set := p.variable(name); set != want {
			t.Errorf("variable(%q) is set: %v, want %v", name, set, want)
		}
	}
}
