package apply_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
)

// plainText is the member of a row that is a text: that is all that a read shows.
const plainText = "whole text"

// plainAnswer is a text, for those who accept one.
func plainAnswer(r *http.Request, text string) *http.Response {
	if !strings.Contains(r.Header.Get("Accept"), "text/plain") {
		return answer(r, http.StatusNotAcceptable, refusal("there is nothing but a text"))
	}
	response := answer(r, http.StatusOK, nil)
	response.Header.Set("Content-Type", "text/plain")
	response.Body, response.ContentLength = io.NopCloser(strings.NewReader(text)), int64(len(text))
	return response
}

// formless is a body; of a form, its fields and the texts of its files, as JSON.
func formless(r *http.Request, raw []byte) []byte {
	media, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if media != "multipart/form-data" {
		return raw
	}
	fields := map[string]any{}
	form := multipart.NewReader(bytes.NewReader(raw), params["boundary"])
	for part, err := form.NextPart(); err == nil; part, err = form.NextPart() {
		text, _ := io.ReadAll(part)
		fields[part.FormName()] = string(text)
		if part.FileName() != "" {
			fields[part.FormName()] = map[string]any{"name": part.FileName(), "text": string(text)}
		}
	}
	out, _ := json.Marshal(fields)
	return out
}
