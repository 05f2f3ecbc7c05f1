package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"isc-sync/internal/rest"
)

const sailSettings = `activeenvironment: Acme
authtype: pat
environments:
  acme:
    tenanturl: https://acme.identitynow.com
    baseurl: https://acme.api.identitynow.com
  other:
    baseurl: https://other.api.identitynow.com
`

// programWith has variables and, in its home, settings of the sail CLI.
func programWith(t *testing.T, settings string, env map[string]string) *Program {
	t.Helper()
	home := t.TempDir()
	if settings != "" {
		if err := os.Mkdir(filepath.Join(home, ".sailpoint"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(home, ".sailpoint", "config.yaml"), []byte(settings), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return &Program{Home: home, LookupEnv: func(name string) (string, bool) { v, ok := env[name]; return v, ok }}
}

func TestConnect(t *testing.T) {
	keyring.MockInit()
	for service, value := range map[string]string{sailIDService: "sail-id", sailSecretService: "sail-secret"} {
		if err := keyring.Set(service, "acme", value); err != nil {
			t.Fatal(err)
		}
	}
	own := map[string]string{varBaseURL: "https://env.api.identitynow.com", varClientID: "env-id", varClientSecret: "env-secret"}
	only := func(name string) map[string]string { return map[string]string{name: own[name]} }
	credentials := map[string]string{varClientID: "env-id", varClientSecret: "env-secret"}
	tests := []struct {
		name, settings, baseURL string
		env                     map[string]string
		wantURL, wantID         string
		wantErr                 string
	}{
		{name: "the environment counts for more than the sail CLI", settings: sailSettings, env: own,
			wantURL: "https://env.api.identitynow.com", wantID: "env-id"},
		{name: "a flag counts for more than the environment", settings: sailSettings, env: own, baseURL: "https://flag.api.identitynow.com",
			wantURL: "https://flag.api.identitynow.com", wantID: "env-id"},
		{name: "the sail CLI's active environment is used where nothing else is named", settings: sailSettings,
			wantURL: "https://acme.api.identitynow.com", wantID: "sail-id"},
		{name: "its token is used where its own tenant is named", settings: sailSettings, baseURL: "https://ACME.api.identitynow.com/",
			wantURL: "https://acme.api.identitynow.com", wantID: "sail-id"},
		{name: "its token is never sent to another tenant", settings: sailSettings, env: only(varBaseURL),
			wantErr: "there are no credentials for https://env.api.identitynow.com"},
		{name: "its address may go with other credentials", settings: sailSettings, env: credentials,
			wantURL: "https://acme.api.identitynow.com", wantID: "env-id"},
		{name: "half of the credentials is a mistake", settings: sailSettings, env: only(varClientID),
			wantErr: "only one of SAIL_CLIENT_ID and SAIL_CLIENT_SECRET is set"},
		{name: "without anything there is no tenant", wantErr: "no tenant is named"},
		{name: "an environment whose token is not in the keyring", settings: strings.Replace(sailSettings, "Acme", "other", 1),
			wantErr: "from the system's keyring"},
		{name: "settings that sail would not have written", settings: "environments: [", wantErr: "is not a valid sail config file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var cfg rest.Config
			err := programWith(t, tt.settings, tt.env).connect(&cfg, &connection{baseURL: tt.baseURL}, "")
			if tt.wantErr != "" {
				if err == nil || !strings.Contains(err.Error(), tt.wantErr) {
					t.Fatalf("the error is %v, want %q", err, tt.wantErr)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if cfg.BaseURL != tt.wantURL || cfg.ClientID != tt.wantID || !strings.HasSuffix(cfg.ClientSecret, "-secret") {
				t.Errorf("connects to %s as %s", cfg.BaseURL, cfg.ClientID)
			}
		})
	}
}
