package registry_test

import (
	"testing"

	"isc-sync/internal/glob"
	"isc-sync/state/registry"
)

// attributes returns the free map of a source's connector settings.
func attributes(t *testing.T) *registry.Field {
	t.Helper()
	return shipped(t).Find("Source").Spec.Property("connectorAttributes")
}

func TestTellingNamesOfSecretsSpareTheirNeighbours(t *testing.T) {
	secret := attributes(t).Secret
	for _, key := range []string{
		"password", "Password", "adminPassword", "keystore_password", "clientSecret", "client_secret", "CLIENT_SECRET",
		"accesstoken", "access_token", "refresh_token", "oauth_token_info", "apiToken", "oauthBearerToken", "token",
		"private_key", "privateKey", "private_key_password", "passphrase", "apiKey", "api_key", "secretKey",
		"awsSecretAccessKey", "dbPwd",
	} {
		if !secret.MatchesName(key) {
			t.Errorf("%s is not taken for a secret", key)
		}
	}
	for _, key := range []string{
		"passwordAttribute", "passwordField", "passwordPolicy", "tokenUrl", "token_url", "tokenType", "token_endpoint",
		"accountDeltaToken", "userDeltaToken", "clientId", "accessKeyId", "privateKeyId", "secretsManager",
		"primaryKey", "groupKey", "healthCheckTimeout", "encrypted", "keyAttribute",
	} {
		if secret.MatchesName(key) {
			t.Errorf("%s is taken for a secret", key)
		}
	}
}

func TestServerOwnedKeysSpareOrdinaryOnes(t *testing.T) {
	owned := attributes(t).Owned
	for _, key := range []string{
		"healthy", "cloudDisplayName", "slpt-source-diagnostics", "deleteThresholdPercentage", "encrypted", "group.file",
		"groupDeltaToken", "usersDeltaLink", "connectorFileUploadHistory.ojdbc8.jar", "recommendationStatus", "entitlementFiles.group",
		"lastAggregationDate_account", "accountDeltaToken", "spConnectorInstanceId", "connector_files", "accesstoken",
	} {
		if hint := hintFor(owned, key); hint == "" {
			t.Errorf("%s is not the server's", key)
		}
	}
	for _, key := range []string{
		"healthCheckTimeout", "password", "domainSettings", "group.delimiter", "nativeChangeDetectionEnabled",
		"terminationProcess", "spConnectorSupportsCustomSchemas", "spConnectorSpecId", "idnProxyType", "connectionType",
		"templateApplication", "policyType",
	} {
		if hint := hintFor(owned, key); hint != "" {
			t.Errorf("%s is the server's: %s", key, hint)
		}
	}
}

func TestOnlyAnUploadedFileIsTheServers(t *testing.T) {
	f := attributes(t)
	for _, key := range []string{"file", "group.file", "role.file"} {
		for _, transport := range []string{"local", "sftp"} {
			if f.Owns(key, map[string]any{key: "/tmp/source-groups-3f9a77.csv", "filetransport": transport}) == nil {
				t.Errorf("%s of an upload is not the server's beside %s", key, transport)
			}
			for _, own := range []any{"/data/hr.csv", `C:\feeds\hr.csv`, "s3://bucket/hr.csv", "", nil, true} {
				if f.Owns(key, map[string]any{key: own, "filetransport": transport}) != nil {
					t.Errorf("%s: %v is the server's beside %s", key, own, transport)
				}
			}
		}
	}
}

func hintFor(owned []registry.OwnedKeys, key string) string {
	for _, group := range owned {
		for _, pattern := range group.Keys {
			if glob.Match(pattern, key) {
				return group.Hint
			}
		}
	}
	return ""
}
