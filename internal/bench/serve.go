package main

import (
	"encoding/json"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"isc-sync/internal/simulator"
)

// A server serves simulated tenants on loopback, one at a time, and notes what is asked.
type server struct {
	http.Server
	address string

	mu     sync.Mutex
	tenant *simulator.Tenant
	seen   traffic
}

// traffic is what was requested of a tenant: all requests, the addresses of the reads,
// and how many bytes their answers had.
type traffic struct {
	requests int
	reads    []string
	answered int
}

func serve() (*server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{address: "http://" + listener.Addr().String()}
	s.Handler, s.ReadHeaderTimeout = http.HandlerFunc(s.answer), time.Minute
	go func() { _ = s.Serve(listener) }() // ends when it is closed
	return s, nil
}

// show puts a tenant with this content in the place of the last one.
func (s *server) show(c content) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	tenant, err := simulator.Start(data, simulator.Options{Motion: simulator.Still, TaskDelay: time.Millisecond})
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tenant = tenant
	return nil
}

// environment is what isc-sync needs to find the tenant.
func (s *server) environment() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, secret := s.tenant.Credentials()
	return append(os.Environ(), "SAIL_BASE_URL="+s.address, "SAIL_CLIENT_ID="+id, "SAIL_CLIENT_SECRET="+secret)
}

// since returns what was requested since the last call.
func (s *server) since() traffic {
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := s.seen
	s.seen = traffic{}
	return seen
}

func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	counted := &counter{ResponseWriter: w}
	s.mu.Lock()
	tenant := s.tenant
	s.mu.Unlock()
	tenant.ServeHTTP(counted, r)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen.requests++
	if r.Method == http.MethodGet && !strings.HasPrefix(r.URL.Path, "/oauth") {
		s.seen.reads = append(s.seen.reads, r.URL.RequestURI())
		s.seen.answered += counted.bytes
	}
}

type counter struct {
	http.ResponseWriter
	bytes int
}

func (c *counter) Write(data []byte) (int, error) {
	n, err := c.ResponseWriter.Write(data)
	c.bytes += n
	return n, err
}
