package rest

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

// ForeignError is an answer of success that the API never gives, such as a page
// of HTML: a proxy, a login page or another program answered. For a write it is
// inside a *LostError, since nothing proves that the API received it.
type ForeignError struct {
	Host string
	What string // what the answer is
}

// Error returns the host and a description of its answer.
func (e *ForeignError) Error() string {
	return e.Host + " answered with " + e.What
}

// Hint returns what the user can do about it.
func (e *ForeignError) Hint() string { return hintForeign }

const hintForeign = "check the base URL and the proxy settings: something other than the tenant's API answered"

func isForeignError(err error) bool {
	var foreign *ForeignError
	return errors.As(err, &foreign)
}

// foreign returns what is wrong with the body of an answer of success, or nil.
// JSON that ends too soon may arrive whole the next time; other text will not. It notes
// in the answer that its body is JSON.
func foreign(resp *Response) error {
	if isPage(resp) {
		return &ForeignError{resp.host, "an HTML page instead of JSON"}
	}
	if !strings.Contains(resp.Header.Get("Content-Type"), "json") || len(resp.Body) == 0 {
		return nil
	}
	if resp.isJSON = json.Valid(resp.Body); resp.isJSON {
		return nil
	}
	var raw json.RawMessage
	err := json.Unmarshal(resp.Body, &raw) // for what is wrong
	if isCut(err) {
		return errCutJSON
	}
	return &ForeignError{resp.host, "text that is not JSON" + encodingOf(resp.Header) + ": " + wordsOf(err)}
}

func isCut(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input"
}

func wordsOf(err error) string {
	if strings.HasSuffix(err.Error(), "exceeded max depth") {
		return "it nests deeper than 10,000 levels"
	}
	return err.Error()
}

// encodingOf names an encoding that was left as it is: it explains bytes that
// make no sense.
func encodingOf(h http.Header) string {
	switch encoding := strings.ToLower(h.Get("Content-Encoding")); encoding {
	case "", "gzip", "identity", "utf-8":
		return ""
	default:
		return " and has the encoding " + oneLine(encoding)
	}
}

// isPage reports whether an answer is HTML, by its type or by how it begins.
func isPage(resp *Response) bool {
	if strings.Contains(strings.ToLower(resp.Header.Get("Content-Type")), "html") && len(resp.Body) > 0 {
		return true
	}
	start := bytes.ToLower(bytes.TrimLeft(resp.Body[:min(len(resp.Body), 256)], " \t\r\n\ufeff"))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}
