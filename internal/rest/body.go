package rest

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

const maxBody = 256 << 20

var (
	// ErrTooLarge is the error of an answer above 256 MiB, unpacked.
	ErrTooLarge = errors.New("answer is larger than 256 MiB")

	errCutJSON = errors.New("answer is cut off: its JSON does not end")
)

// readAnswer reads an answer in full. Of a refusal it keeps what could be read:
// the status alone identifies a refusal.
func readAnswer(resp *http.Response, host string, limit int64) (*Response, error) {
	body, err := readBody(resp, limit)
	answer := &Response{Status: resp.StatusCode, Header: resp.Header, Body: body, host: host}
	if !answer.ok() {
		return answer, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read answer: %w", err)
	}
	if err := foreign(answer); err != nil {
		return nil, err
	}
	return answer, nil
}

func readBody(resp *http.Response, limit int64) ([]byte, error) {
	body, err := unpacked(resp)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(body, limit+1))
	if int64(len(data)) > limit {
		return nil, ErrTooLarge
	}
	return data, err
}

// unpacked undoes gzip that was not asked for; net/http undoes what it asked
// for itself, and removes the header. The tenant also sends encodings that do
// not exist, such as UTF-8, and then the body is plain (API: Errors).
func unpacked(resp *http.Response) (io.Reader, error) {
	if !strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") {
		return resp.Body, nil
	}
	return gzip.NewReader(resp.Body)
}
