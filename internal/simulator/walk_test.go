package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// wire puts a version in front of a route's path.
func wire(version, path string) string {
	if !strings.HasPrefix(version, "v1") && version != "v2" {
		return "/" + version + path
	}
	service, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if rest != "" {
		rest = "/" + rest
	}
	return "/" + service + "/" + version + rest
}

// Every answer is checked against the vendor's description on its way.
func TestEveryReadOfEverySourceInEveryVersion(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	ids := c.must(200, "GET", "/v2025/sources?sorters=name", "").names("id")
	answered := 0
	for _, route := range simulator.Routes() {
		if route.Method != "GET" || !strings.HasPrefix(route.Path, "/sources/{id}") || strings.Count(route.Path, "{") > 1 {
			continue
		}
		for _, version := range strings.Fields(route.Versions) {
			for _, id := range ids {
				path := strings.Replace(wire(version, route.Path), "{id}", id, 1)
				got, err := c.do("GET", path, "")
				if err != nil || (got.status != 200 && got.status != 404 && got.status != 400) {
					t.Errorf("GET %s: status %d, %v: %s", path, got.status, err, got.text)
				}
				if got.status == 200 {
					answered++
				}
			}
		}
	}
	if answered < 450 {
		t.Errorf("only %d reads were answered", answered)
	}
}

func TestEveryLookUpInEveryVersion(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for _, route := range simulator.Routes() {
		if route.Method != "GET" || strings.Contains(route.Path, "{") {
			continue
		}
		for _, version := range strings.Fields(route.Versions) {
			path := wire(version, route.Path)
			if route.Path == "/criteria/privilege" {
				c.must(400, "GET", path, "")
				path += "?" + filters(`sourceId eq "`+id(c.source("v2025", "Ticket Desk"))+`"`)
			}
			got := c.must(200, "GET", path, "")
			if strings.HasPrefix(got.text, "{") && got.rows() == nil || strings.HasPrefix(got.header.Get("Content-Type"), "text/plain") {
				continue // a setting is one object, or a text
			}
			if len(got.rows()) == 0 && route.Path != "/task-status" && route.Path != "/non-employee-sources" {
				t.Errorf("%s %s lists nothing", version, route.Path)
			}
			for _, one := range got.names("id") {
				if one != "<nil>" && hasRoute(route.Path+"/{id}", version) {
					c.must(200, "GET", wire(version, route.Path)+"/"+one, "")
				}
			}
		}
	}
}

func TestCollectionsTakeALimitOnlyWhereTheVendorDescribesOne(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for path, status := range map[string]int{
		"/beta/connector-rules":  400,
		"/v2024/connector-rules": 200,
		"/v2025/workflows":       400,
	} {
		c.must(status, "GET", path+"?limit=1", "")
	}
}

func hasRoute(path, version string) bool {
	for _, route := range simulator.Routes() {
		if route.Method == "GET" && route.Path == path && strings.Contains(" "+route.Versions+" ", " "+version+" ") && path != "/sources/{id}" {
			return true
		}
	}
	return false
}
