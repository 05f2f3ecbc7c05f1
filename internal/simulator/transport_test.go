package simulator_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// The same handlers must look the same in process and over a connection.
func TestTransportIsLikeAConnection(t *testing.T) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/echo":
			body, _ := io.ReadAll(r.Body)
			w.Header().Set("X-Query", r.URL.Query().Get("q"))
			w.WriteHeader(http.StatusCreated)
			fmt.Fprintf(w, "%s %s %s", r.Method, r.Header.Get("X-Sent"), body)
		case "/half":
			w.Header().Set("Content-Length", "10")
			fmt.Fprint(w, "12345")
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		case "/cut":
			panic(http.ErrAbortHandler)
		}
	})
	server := httptest.NewServer(handler)
	defer server.Close()
	over := map[string]*http.Client{
		server.URL:      server.Client(),
		"http://inside": {Transport: simulator.Transport(handler)},
	}
	for base, client := range over {
		request, err := http.NewRequest("PUT", base+"/echo?q=a%20b", strings.NewReader("body"))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("X-Sent", "yes")
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != 201 || string(body) != "PUT yes body" || err != nil || response.Header.Get("X-Query") != "a b" {
			t.Errorf("%s: %d %q %v", base, response.StatusCode, body, err)
		}
		if _, err := client.Post(base+"/cut", "text/plain", strings.NewReader("x")); !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: a cut connection gives %v", base, err)
		}
		response, err = client.Get(base + "/half")
		if err != nil {
			t.Fatal(err)
		}
		body, err = io.ReadAll(response.Body)
		response.Body.Close()
		if string(body) != "12345" || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: half an answer gives %q, %v", base, body, err)
		}
		response, err = client.Get(base + "/nothing")
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != 200 {
			t.Errorf("%s: a handler that writes nothing gives %d", base, response.StatusCode)
		}
	}
}
