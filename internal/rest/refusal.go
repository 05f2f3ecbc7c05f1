package rest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxText  = 1000      // characters kept of one text
	maxParse = 128 << 10 // bytes looked at of one refusal
)

// refusal holds all the shapes in which tenants say no (API: Errors).
type refusal struct {
	DetailCode       string        `json:"detailCode"`
	TrackingID       string        `json:"trackingId"`
	Messages         []refusalText `json:"messages"`
	Causes           []refusalText `json:"causes"`
	Error            string        `json:"error"`
	ErrorDescription string        `json:"error_description"`
	Others           []string      `json:"-"`
}

type refusalText struct {
	Text string `json:"text"`
}

func newStatusError(r Request, resp *Response, secrets []string) *StatusError {
	said := parseRefusal(resp)
	hide := redactorFor(r, secrets)
	return &StatusError{
		Method:     r.Method,
		Path:       r.Path,
		Status:     resp.Status,
		DetailCode: hide.code(said.DetailCode),
		TrackingID: hide.code(said.TrackingID),
		Causes:     hide.texts(texts(said.Causes)),
		Messages:   hide.texts(append(texts(said.Messages), said.plain()...)),
		Location:   hide.text(redirect(resp)),
		Foreign:    isForeign(resp),
		From:       fromWhere(resp),
	}
}

// isForeign reports whether a refusal cannot be the API's: a page of HTML, or a
// 405 without a JSON body. Redirects are reported as such.
func isForeign(resp *Response) bool {
	body := bytes.TrimSpace(resp.Body)
	switch {
	case resp.Status/100 == 3:
		return false
	case resp.Status == http.StatusMethodNotAllowed:
		return !bytes.HasPrefix(body, []byte("{"))
	}
	return isPage(resp) || bytes.HasPrefix(body, []byte("<"))
}

func fromWhere(resp *Response) string {
	if isPage(resp) {
		return "an HTML page of " + resp.host
	}
	return "an answer of " + resp.host
}

func newAuthError(resp *Response, secrets []string) *AuthError {
	said := parseRefusal(resp)
	hide := redactorFor(Request{}, secrets)
	e := &AuthError{Status: resp.Status, Code: hide.text(said.Error)}
	said.Error = ""
	e.Reason = strings.Join(hide.texts(slices.Concat(texts(said.Causes), texts(said.Messages), said.plain())), "; ")
	return e
}

// parseRefusal takes what it can: a field of another type than expected does
// not hide the others, and a body that is not JSON is a message itself.
func parseRefusal(resp *Response) refusal {
	var r refusal
	body := resp.Body[:min(len(resp.Body), maxParse)]
	if !json.Valid(body) {
		r.Others = []string{plainText(body)}
		return r
	}
	_ = json.Unmarshal(body, &r) // a mismatch leaves the rest filled
	var members map[string]any
	if json.Unmarshal(body, &members) != nil {
		return r
	}
	for _, name := range []string{"message", "formatted_msg", "errorMessage", "detailMessage"} {
		if text, ok := members[name].(string); ok {
			r.Others = append(r.Others, text)
		}
	}
	return r
}

func (r refusal) plain() []string {
	return append([]string{r.Error, r.ErrorDescription}, r.Others...)
}

// plainText returns a body that is not JSON, or "" for a page of HTML, which
// does not help users.
func plainText(body []byte) string {
	text := strings.TrimSpace(string(body))
	if strings.HasPrefix(text, "<") {
		return ""
	}
	return text
}

func texts(from []refusalText) []string {
	var out []string
	for _, t := range from {
		out = append(out, t.Text)
	}
	return out
}

// redirect is where a 3xx points to, without path and query.
func redirect(resp *Response) string {
	u, err := url.Parse(resp.Header.Get("Location"))
	if resp.Status/100 != 3 || err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// oneLine makes foreign text fit for a terminal: no control characters, no
// runs of white space, bounded.
func oneLine(text string) string {
	text = strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || unicode.IsControl(c) || !unicode.IsPrint(c) {
			return ' '
		}
		return c
	}, text)
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > maxText {
		text = string([]rune(text)[:maxText]) + "…"
	}
	return text
}

func nonEmpty(parts []string) []string {
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}
