package simulator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

func TestLifeOfEveryCollection(t *testing.T) {
	for _, l := range lives() {
		for _, version := range strings.Fields(l.versions) {
			t.Run(l.name+" "+version, func(t *testing.T) {
				_, c := memory(t, simulator.Options{})
				l.live(c, version)
			})
		}
	}
}

func (l life) live(c *client, version string) {
	c.t.Helper()
	path, key := wire(version, l.path), "id"
	list := path
	if l.list != "" {
		list = wire(version, l.list)
	}
	if l.key != "" {
		key = l.key
	}
	made := c.must(l.made, "POST", path, l.body(c))
	id := made.at("/" + key)
	one := path + "/" + id
	if got := c.must(200, "GET", one, ""); got.at("/"+key) != id {
		c.t.Errorf("GET answered %s", got.text)
	}
	if !slices.Contains(c.must(200, "GET", list, "").names(key), id) {
		c.t.Errorf("%s does not list it", list)
	}
	c.must(200, l.method, one, l.change(c, id))
	if got := c.must(200, "GET", one, "").at(l.pointer); got != l.want {
		c.t.Errorf("after the change %s is %s, want %s", l.pointer, got, l.want)
	}
	if l.gone == 0 {
		return
	}
	method, at, body := "DELETE", one, ""
	if l.discard != "" {
		method, at, body = "POST", wire(version, l.discard), fmt.Sprintf("[%q]", id)
	}
	c.must(l.gone, method, at, body)
	c.must(200, "GET", wire(version, "/connectors"), "") // lets ended tasks take effect
	c.must(404, "GET", one, "")
	c.must(404, method, at, body)
}

func TestCollectionsRefuseUnknownParameters(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for path, cause := range map[string]string{
		"/v2025/transforms?sorters=name":                   `The parameter "sorters" is not supported.`,
		"/v2025/connector-rules?" + filters(`name eq "x"`): `The parameter "filters" is not supported.`,
		"/v2025/connector-rules?limit=51":                  "limit 51 is more than 50",
		"/beta/connector-rules?count=true":                 `The parameter "count" is not supported.`,
		"/v2025/workgroups?" + filters(`owner.id eq "x"`):  "owner.id",
		"/v2025/workgroups?sorters=owner":                  "owner",
	} {
		c.refused(400, cause, "GET", path, "")
	}
}

func TestCollectionsPage(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	seen := map[string]bool{}
	total := c.must(200, "GET", "/v2025/connector-rules?limit=0&count=true", "").header.Get("X-Total-Count")
	for offset := 0; ; offset += 2 {
		got := c.must(200, "GET", fmt.Sprintf("/v2025/connector-rules?limit=2&offset=%d", offset), "")
		if len(got.rows()) == 0 {
			break
		}
		for _, id := range got.names("id") {
			seen[id] = true
		}
	}
	if fmt.Sprint(len(seen)) != total || len(seen) == 0 {
		t.Errorf("saw %d of %s", len(seen), total)
	}
}

// A refusal is one request that a tenant answers with an error.
type refusal struct {
	name, method, path, body, cause string
	status                          int
}

func refuses(t *testing.T, c *client, tests []refusal) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := *c
			c.t = t
			c.refused(tt.status, tt.cause, tt.method, tt.path, tt.body)
		})
	}
}

// named returns the path of an object by its name.
func (c *client) named(path, name string) string {
	c.t.Helper()
	for _, row := range c.must(200, "GET", path, "").rows() {
		if row := row.(map[string]any); row["name"] == name {
			return path + "/" + fmt.Sprint(row["id"])
		}
	}
	c.t.Fatalf("%s has nothing named %q", path, name)
	return ""
}

// id returns the end of a path.
func id(path string) string { return path[strings.LastIndex(path, "/")+1:] }
