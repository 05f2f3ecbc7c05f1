package simulator

import (
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// A Tenant answers the vendor's API from a document. It is safe for concurrent
// use.
type Tenant struct {
	options   Options
	routes    []Route
	resources []*resource
	deny      []pattern
	faults    faults
	limiter   limiter

	mu      sync.Mutex
	store   store
	doc     *document
	reads   map[string]int  // of each source; moves what a Restless tenant moves
	polled  map[string]bool // tasks whose end was seen once
	coming  map[string]bool // attributes that no list has shown yet
	settled map[string]bool // tasks whose outcome is in the document
}

// Open returns the tenant that is kept in a file, or with ":memory:" one that
// is forgotten at the end. A file that does not exist is made from the built-in
// sample; one that is not a simulator file or cannot be written is an error.
func Open(file string, options Options) (*Tenant, error) {
	options = options.withDefaults()
	deny, err := parsePatterns(options.Deny)
	if err != nil {
		return nil, fmt.Errorf("open simulator: %w", err)
	}
	t := &Tenant{
		options:   options,
		routes:    Routes(),
		resources: resources(),
		deny:      deny,
		faults:    faults{rules: options.Faults, counts: make([]int, len(options.Faults))},
		limiter:   limiter{limit: options.RateLimit, window: options.RateWindow},
		reads:     map[string]int{},
		polled:    map[string]bool{},
		coming:    map[string]bool{},
		settled:   map[string]bool{},
	}
	t.store, t.doc, err = openStore(file, t.newID)
	if err != nil {
		return nil, fmt.Errorf("open simulator file %s: %w", file, err)
	}
	return t, nil
}

// Credentials returns the client that may ask for tokens.
func (t *Tenant) Credentials() (clientID, clientSecret string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.doc.Credentials.ClientID, t.doc.Credentials.ClientSecret
}

// Org returns the organisation's name as token answers carry it.
func (t *Tenant) Org() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.doc.Org
}

// ServeHTTP answers one request, after the configured latency and with the
// configured faults.
func (t *Tenant) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	exchange := Exchange{Method: r.Method, Path: r.URL.Path}
	if t.options.Observe != nil {
		defer func() { t.options.Observe(exchange) }()
	}
	if !sleep(r, t.options.Latency) {
		panic(http.ErrAbortHandler)
	}
	fault := t.faults.pick(r.Method, r.URL.Path)
	response := fault.around(r, func() response { return t.respond(r, fault.taskOutcome()) }, t.options.Now)
	exchange.Status = response.status
	response.write(w)
}

func sleep(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

// newID makes an id of 32 hexadecimal characters.
func (t *Tenant) newID() string {
	var raw [16]byte
	if _, err := io.ReadFull(t.options.Random, raw[:]); err != nil {
		panic(fmt.Sprintf("simulator: no random numbers: %v", err))
	}
	return hex.EncodeToString(raw[:])
}
