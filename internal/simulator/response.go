package simulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// A response is a finished answer. With cut, only the first half of the body
// leaves before the connection is closed.
type response struct {
	status int
	header map[string]string
	body   []byte
	cut    bool
}

func (r response) write(w http.ResponseWriter) {
	for key, value := range r.header {
		w.Header().Set(key, value)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(r.body)))
	w.WriteHeader(r.status)
	if !r.cut {
		_, _ = w.Write(r.body) // the client may be gone, which is its own affair
		return
	}
	_, _ = w.Write(r.body[:len(r.body)/2])
	if flusher, ok := w.(http.Flusher); ok {
		flusher.Flush()
	}
	panic(http.ErrAbortHandler)
}

// jsonResponse encodes a body; nil makes an empty one.
func jsonResponse(status int, body any) response {
	out := response{status: status, header: map[string]string{}}
	if body == nil {
		return out
	}
	encoded, err := encode(body, "")
	if err != nil {
		panic(fmt.Sprintf("simulator: an answer cannot be encoded: %v", err))
	}
	out.header["Content-Type"] = "application/json"
	out.body = encoded
	return out
}

// encode writes JSON without escaping what only HTML needs escaped.
func encode(value any, indent string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
