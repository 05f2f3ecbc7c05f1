package rest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func packed(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	fmt.Fprint(w, text)
	w.Close()
	return b.Bytes()
}

func TestAnswersAreUnpacked(t *testing.T) {
	for _, test := range []struct {
		name, encoding string
		body           []byte
		status         int
		want           string // the body, or a part of the error
	}{
		{"gzip", "gzip", packed(`{"a":1}`), 200, `{"a":1}`},
		{"no encoding", "", []byte(`{"a":1}`), 200, `{"a":1}`},
		{"an encoding that does not exist", "UTF-8", []byte(`{"a":1}`), 200, `{"a":1}`},
		{"the same on a refusal", "UTF-8", []byte(`{"message":"no"}`), 400, `400 Bad Request: no`},
		{"gzip on a refusal", "gzip", packed(`{"message":"no"}`), 400, `400 Bad Request: no`},
		{"broken gzip on a refusal", "gzip", []byte(`{"message":"no"}`), 400, `400 Bad Request`},
		{"cut gzip", "gzip", packed(`{"a":1}`)[:25], 200, `unexpected EOF`},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
				if test.encoding != "" {
					w.Header().Set("Content-Encoding", test.encoding)
				}
				w.WriteHeader(test.status)
				_, _ = w.Write(test.body)
			})
			for _, asked := range []bool{true, false} {
				plain := defaultTransport()
				plain.DisableCompression = !asked
				c.transport = plain
				resp, err := c.Do(context.Background(), get("/v2025/x"))
				got := ""
				if err == nil {
					got = string(resp.Body)
				} else {
					got = err.Error()
				}
				if !strings.HasSuffix(got, test.want) {
					t.Errorf("asked for gzip %v: got %q, want %q", asked, got, test.want)
				}
			}
		})
	}
}

func TestAnswerThatIsTooLargeIsRefusedAtOnce(t *testing.T) {
	c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(packed(strings.Repeat(" ", 1001)))
	})
	c.maxBody = 1000
	if _, err := c.Do(context.Background(), get("/v2025/x")); !errors.Is(err, ErrTooLarge) || c.Requests() != 1 {
		t.Errorf("after %d requests Do says %v", c.Requests(), err)
	}
	c.maxBody = 1001
	if _, err := c.Do(context.Background(), get("/v2025/x")); err != nil {
		t.Error(err)
	}
}

func TestAnswersWithoutABody(t *testing.T) {
	c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusNoContent)
	})
	resp, err := c.Do(context.Background(), Request{Method: "DELETE", Path: "/v2025/x"})
	if err != nil || resp.Status != http.StatusNoContent || len(resp.Body) != 0 {
		t.Errorf("Do says %v, %v", resp, err)
	}
}
