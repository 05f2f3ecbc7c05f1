package rest

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// endpoints counts the requests that were sent to each endpoint.
type endpoints struct {
	mu     sync.Mutex
	counts map[string]int
}

var idInPath = regexp.MustCompile(`/(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(/|$)`)

// add counts a request, unless it is a sign-in.
func (e *endpoints) add(r *http.Request) {
	path := r.URL.EscapedPath()
	if strings.HasPrefix(path, "/oauth/") {
		return
	}
	endpoint := r.Method + " " + idInPath.ReplaceAllString(path, "/{id}$1")
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.counts == nil {
		e.counts = map[string]int{}
	}
	e.counts[endpoint]++
}

// LogRequests logs how many requests were sent to each endpoint so far: the method and the
// path, with {id} for each id.
func (c *Client) LogRequests() {
	c.endpoints.mu.Lock()
	defer c.endpoints.mu.Unlock()
	for _, endpoint := range slices.Sorted(maps.Keys(c.endpoints.counts)) {
		c.log.Info("requests", "endpoint", endpoint, "count", c.endpoints.counts[endpoint])
	}
}
