package simulator

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// maxForm bounds the memory for a multipart body; the rest goes to disk.
const maxForm = 32 << 20

// claims are the members of an access token that the simulator looks at.
type claims struct {
	ClientID string `json:"client_id"`
	Org      string `json:"org"`
	Expires  int64  `json:"exp"`
	ID       string `json:"jti"`
}

// issueToken answers POST /oauth/token. The fields may come in the body in
// either form or in the query (API: Sign-in).
func (t *Tenant) issueToken(r *http.Request) response {
	if r.Method != http.MethodPost {
		return jsonResponse(http.StatusMethodNotAllowed, object{"error": "method_not_allowed", "error_description": "Request method is not supported"})
	}
	if err := r.ParseMultipartForm(maxForm); err != nil && err != http.ErrNotMultipart {
		return jsonResponse(http.StatusBadRequest, object{"error": "invalid_request", "error_description": err.Error()})
	}
	if !strings.EqualFold(r.Form.Get("grant_type"), "client_credentials") {
		return jsonResponse(http.StatusBadRequest, object{"error": "unsupported_grant_type", "error_description": "Unsupported grant type: " + r.Form.Get("grant_type")})
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	known := t.doc.Credentials
	if r.Form.Get("client_id") != known.ClientID || r.Form.Get("client_secret") != known.ClientSecret {
		return jsonResponse(http.StatusUnauthorized, object{"error": "invalid_client", "error_description": "Bad client credentials"})
	}
	return jsonResponse(http.StatusOK, t.tokenAnswer())
}

func (t *Tenant) tokenAnswer() object {
	id := t.newID()
	owner := object{}
	if len(t.doc.Identities) > 0 {
		owner = t.doc.Identities[0]
	}
	life := t.options.TokenLife
	return object{
		"access_token": t.sign(claims{
			ClientID: t.doc.Credentials.ClientID, Org: t.doc.Org,
			Expires: t.options.Now().Add(life).Unix(), ID: id,
		}),
		"token_type": "bearer", "expires_in": int(life / time.Second), "scope": "sp:scopes:all",
		"accessType": "OFFLINE", "tenant_id": t.tenantID(), "internal": false, "pod": "simulator",
		"strong_auth_supported": false, "strong_auth": false, "org": t.doc.Org, "enabled": true, "jti": id,
		"user_id": text(owner, "id"), "identity_id": text(owner, "id"),
	}
}

func (t *Tenant) tenantID() string {
	sum := sha256.Sum256([]byte(t.doc.Org))
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// info answers GET /oauth/info, which needs no token.
func (t *Tenant) info(r *http.Request) response {
	t.mu.Lock()
	defer t.mu.Unlock()
	base := "http://" + r.Host
	return jsonResponse(http.StatusOK, object{
		"tenantId": t.tenantID(), "tenantName": t.doc.Org, "authorizeEndpoint": base + "/oauth/authorize",
		"tokenEndpoint": base + "/oauth/token", "cloudDomainUrl": base, "logoutUrl": base + "/logout", "pod": "simulator",
	})
}

func (t *Tenant) sign(c claims) string {
	payload, err := json.Marshal(c)
	if err != nil {
		panic(fmt.Sprintf("simulator: claims cannot be encoded: %v", err))
	}
	signed := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." +
		base64.RawURLEncoding.EncodeToString(payload)
	return signed + "." + base64.RawURLEncoding.EncodeToString(t.signature(signed))
}

func (t *Tenant) signature(signed string) []byte {
	mac := hmac.New(sha256.New, []byte(t.doc.Credentials.ClientSecret))
	mac.Write([]byte(signed))
	return mac.Sum(nil)
}

// authenticate returns the client of a valid bearer token, or the text of the
// 401 answer (API: Sign-in).
func (t *Tenant) authenticate(r *http.Request) (clientID, failure string) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		return "", "JWT is required"
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	signed, signature, _ := cutLast(token, ".")
	given, err := base64.RawURLEncoding.DecodeString(signature)
	if err != nil || !hmac.Equal(given, t.signature(signed)) {
		return "", "JWT validation failed: JWT signature is invalid"
	}
	_, payload, _ := strings.Cut(signed, ".")
	raw, err := base64.RawURLEncoding.DecodeString(payload)
	var c claims
	if err != nil || json.Unmarshal(raw, &c) != nil {
		return "", "JWT validation failed: JWT cannot be read"
	}
	if t.options.Now().Unix() >= c.Expires {
		return "", "JWT validation failed: JWT is expired"
	}
	return c.ClientID, ""
}

// unauthorized is not in the usual envelope (API: Sign-in).
func unauthorized(reason string) response {
	return jsonResponse(http.StatusUnauthorized, object{"error": reason})
}
