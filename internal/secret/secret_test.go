package secret

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestTellingNames(t *testing.T) {
	for _, name := range strings.Fields(`
		sasToken idToken userToken tokenValue refresh_token_2 secret1 clientSecretValue password1 passwordValue
		oldPassword2 keystorePass pass passcode pin signingKey encryptionKey hmacKey sharedKey accessKey privateKeyPem
		private_key_pem X-Api-Key x-functions-key Ocp-Apim-Subscription-Key credential credentials bearer cookie jwt
		client_assertion connectionString authHeader basicAuth
		password pwd passphrase client_secret apiKey privateKey privateKeyPassword secretKey bindPassword accesstoken
		oauthToken Authorization SASToken ssoToken API_KEY aws.secretAccessKey bindpassword tokens Set-Cookie verifyToken
		bindPw bind_pw bindpw pw pat githubPat GITHUB_PAT pat_2 totpSeed otpSeed otp_seed totpseed mfaSeed kmsKey kms_key aesKey
		sessionId session_id JSESSIONID sessionIdValue totpKey`) {
		if !Telling(name) {
			t.Errorf("%s does not tell", name)
		}
	}
	for _, name := range strings.Fields(`
		passwordPolicy tokenUrl forceChangePassword pinpoint keyField primaryKey publicKey foreignKey sortKey tokenType
		tokenEndpoint passwordAttribute secretName pinned bypass compass maxTokens nextToken pageToken usePassword
		isSecret accessKeyId private_key_id cookiePolicy jwtIssuer certificate passwordLength credentialProviderEnabled
		authType grantType keystorePath monkey hockey key keys value string pem 1 -
		path patch pattern patPath compat spat seed seedList randomSeed totpSeedLength kmsKeyId kmsKeyArn kmsRegion pwLength
		sessionIdAttribute sessionTimeout id`) {
		if Telling(name) {
			t.Errorf("%s tells", name)
		}
	}
	for _, name := range []string{"", "😀"} {
		if Telling(name) {
			t.Errorf("%q tells", name)
		}
	}
}

const header = "eyJhbGciOiJIUzI1NiJ9"

func TestTextThatLooksLikeASecret(t *testing.T) {
	basic := base64.StdEncoding.EncodeToString([]byte("svc:Passw0rd"))
	for _, text := range []string{
		"-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----",
		"-----BEGIN PRIVATE KEY-----", "-----BEGIN ENCRYPTED PRIVATE KEY-----", "-----BEGIN PGP PRIVATE KEY BLOCK-----",
		"https://user:PASSWORD@host", "see https://user:pa55@host/path for more", "ftp://:x9@host", "amqp://a:b2b@host",
		"jdbc:oracle:thin:scott/tiger@//db.example.com:1521/hr", "jdbc:sqlserver://db;user=sa;password=Geheim1;encrypt=true",
		"jdbc:postgresql://db/hr?user=a&password=b2", "Server=db;Database=hr;User Id=sa;Password=Geheim1;",
		"DefaultEndpointsProtocol=https;AccountName=x;AccountKey=abc==;EndpointSuffix=core.windows.net",
		"Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=abcd=",
		"grant_type=password&username=u&password=p", "https://api.example.com/v1?api_key=3f9a", "https://x.example.com/c?sv=1&sig=abc%3D",
		"Bearer 3f9a77c1d2", "Authorization: Bearer abcdefghijklmnopqrstuvwx", "Basic " + basic, "header was Basic " + basic,
		header + ".eyJzdWIiOiIxIn0.c2ln", "token " + header + ".e30.",
		"1:ACP:c2VjcmV0", "was 1:ACP:c2VjcmV0 before", "1:QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
		`{"user":"u","password":"p"}`, `[{"name":"password","value":"p"}]`, `{"a":{"x":"1:ACP:c2VjcmV0"}}`,
		"<s:Envelope><wsse:Password Type='x'>Geheim1</wsse:Password></s:Envelope>",
		"ghp_0123456789012345678901234567890123456789", "xoxb-1234567890-abcdef",
		"X-Api-Key: geheim\nAccept: application/json", "Accept: a/b\r\nX-Api-Key: geheim\r\n", "X-Api-Key: geheim",
		"POST /x HTTP/1.1\nX-Api-Key: geheim\n\n{}", "user: u\npassword: geheim", "Cookie: lang=de; s=ab",
	} {
		if Looks(text) == "" {
			t.Errorf("%q does not look like a secret", text)
		}
	}
}

func TestTextThatLooksLikeNoSecret(t *testing.T) {
	for _, text := range []string{
		"", "hunter", "12:30", "1:2", "a:b", "https://host/path", "https://host:8443/a@b", "mailto:a@example.com", "ldaps://dc.example.com:636",
		"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----",
		"select u.password, u.token from users u where u.id = ? and u.pin = :pin", "UPDATE users SET password = ? WHERE id = ?",
		"update t set pwd='$plan.password$', since = now() where id = '$plan.nativeIdentity$'",
		"jdbc:oracle:thin:@//db.example.com:1521/hr", "jdbc:sqlserver://db;user=sa;encrypt=true", "jdbc:h2:mem:test",
		"jdbc:sqlserver://db;user=sa;password=$application.password$",
		"https://$application.user$:$application.password$@host", "https://api.example.com/v1?api_key=$application.key$",
		"https://login.example.com/oauth2/token?grant_type=client_credentials", "grant_type=client_credentials&scope=a",
		"Bearer authentication", "Basic Auth", "Basic authentication", "Bearer", "Bearer $application.accesstoken$", "token endpoint",
		`{"password":"$plan.password$","passwordPolicy":"strict"}`, `{"forceChangePassword":"true","token":""}`, `{not JSON`,
		"<Password>$plan.password$</Password>", "<PasswordPolicy>strict</PasswordPolicy>", "<Password>?</Password>",
		"CN=svc,OU=Tokens,DC=example,DC=com", "(&(objectClass=user)(!(pwd=x)))", "eyJust.a.text",
		"return identity.getAttribute(\"password\");", "Tokens are renewed each hour; see the wiki", "key=value",
		"X-Api-Key: $application.apiKey$\nAccept: application/json", "Authorization: Bearer $application.accesstoken$\nAccept: a/b",
		"Authorization: Bearer", "Accept: application/json\nX-Request-Id: 77", "Password: at least 8 characters", "Password: required",
		"Token: where the value is kept\nUser: who asks", "X-Api-Key:", "X-Api-Key: {{key}}", "Cookie: never set here",
	} {
		if what := Looks(text); what != "" {
			t.Errorf("%q looks like %s", text, what)
		}
	}
}

func TestTextThatOnlyRefers(t *testing.T) {
	for _, text := range []string{
		"$application.accesstoken$", "Bearer $application.accesstoken$", "bearer ${token}", "Basic $(identity)", "$plan.password$",
		"$response.items[0].id$", "$application.tokenType$ $application.accesstoken$", "SSWS $application.apiKey$", "${x}", "{{$.getToken.body.token}}", "Bearer {{ $.trigger.token }}", "$.secrets.6f1c-aa",
	} {
		if !Refers(text) {
			t.Errorf("%q does not only refer", text)
		}
	}
	for _, text := range []string{
		"", "$", "$$", "$ecret$", "Pa$$w0rd", "hunter2 $application.x$", "Bearer abc", "x$application.x$", "$application.x$y", "$application.x", "Bearer",
	} {
		if Refers(text) {
			t.Errorf("%q only refers", text)
		}
	}
}
