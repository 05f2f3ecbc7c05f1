package simulator_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/simulator"
)

var (
	filterRow = regexp.MustCompile(`\*\*([A-Za-z.]+)\*\*: *\*([a-z, ]+)\*`)
	sorterRow = regexp.MustCompile(`supported for the following fields: *\*\*([^*]+)\*\*`)
)

// A vendorList is what a description has of one list.
type vendorList struct {
	filters map[string]string
	sorters []string
	most    int
}

// A vendorParameter may be a reference to another place.
type vendorParameter struct {
	Ref               string `json:"$ref"`
	Name, Description string
	Schema            struct{ Maximum int }
}

// A vendorDescription is what a test needs of the OpenAPI.
type vendorDescription struct {
	Paths map[string]struct {
		Get struct{ Parameters []vendorParameter }
	}
	Components struct{ Parameters map[string]vendorParameter }
}

func readDescription(t *testing.T, version string) vendorDescription {
	t.Helper()
	name := version
	if version == "v1" {
		name = "latest"
	}
	content, err := os.ReadFile(filepath.Join(os.Getenv(contract.Variable), name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var out vendorDescription
	if err := json.Unmarshal(content, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func (d vendorDescription) list(path string) vendorList {
	list := vendorList{filters: map[string]string{}}
	for _, parameter := range d.Paths[path].Get.Parameters {
		if parameter.Ref != "" {
			parameter = d.Components.Parameters[parameter.Ref[strings.LastIndex(parameter.Ref, "/")+1:]]
		}
		prose := strings.ReplaceAll(parameter.Description, "\n", " ")
		switch parameter.Name {
		case "limit":
			list.most = parameter.Schema.Maximum
		case "filters":
			for _, row := range filterRow.FindAllStringSubmatch(prose, -1) {
				list.filters[row[1]] = strings.ReplaceAll(row[2], ",", "")
			}
		case "sorters":
			if row := sorterRow.FindStringSubmatch(prose); row != nil {
				list.sorters = strings.Split(strings.ReplaceAll(row[1], " ", ""), ",")
			}
		}
	}
	return list
}

// Every filter, sorter and page that the vendor describes is answered, and no
// other.
func TestListsAreThoseThatTheVendorDescribes(t *testing.T) {
	if testing.Short() {
		t.Skip("it asks thousands of lists, one after the other")
	}
	if os.Getenv(contract.Variable) == "" {
		t.Skipf("%s is not set", contract.Variable)
	}
	lists := map[string]string{
		"/verified-from-addresses":        notInV3,
		"/tags":                           notInV3,
		"/connectors":                     allVersions,
		"/connector-customizers":          "v2024 v2025 v2026 v1",
		"/notification-preferences":       "v2026 v1",
		"/parameter-storage/parameters":   "v2025 v2026 v1",
		"/notification-template-defaults": notInV3,
		"/notification-templates":         notInV3,
		"/trigger-subscriptions":          notInV3,
		"/transforms":                     allVersions, "/connector-rules": sinceV2024, "/workgroups": notInV3, "/access-profiles": allVersions,
		"/campaign-templates": allVersions, "/non-employee-sources": allVersions, "/saved-searches": sinceV3, "/scheduled-searches": sinceV3,
		"/roles": allVersions, "/identity-profiles": allVersions, "/entitlements": notInV3, "/segments": allVersions,
		"/source-apps": notInV3, "/source-apps/all": notInV3, "/password-policies": allVersions,
		"/password-sync-groups": allVersions, "/sod-policies": allVersions, "/service-desk-integrations": allVersions,
		"/launchers": notInV3, "/workflows": "beta v3", "/access-model-metadata/attributes": notInV3,
		"/source-subtypes": "v2026 v1", "/data-segments": sinceV2024, "/tagged-objects": allVersions,
	}
	for _, version := range strings.Fields(allVersions) {
		vendor := readDescription(t, version)
		tenant, c := memory(t, simulator.Options{})
		c.http = &http.Client{Transport: simulator.Transport(tenant)} // too many requests to check each answer
		for path, versions := range lists {
			if !strings.Contains(" "+versions+" ", " "+version+" ") {
				continue
			}
			described := path
			if version == "v1" {
				described = wire(version, path)
			}
			t.Run(version+path, func(t *testing.T) {
				c := *c
				c.t = t
				c.answersLike(wire(version, path), vendor.list(described))
			})
		}
	}
}

func (c *client) answersLike(path string, list vendorList) {
	c.t.Helper()
	if list.most == 0 {
		c.t.Fatalf("%s has no largest page", path)
	}
	c.must(200, "GET", fmt.Sprintf("%s?limit=%d", path, list.most), "")
	c.must(400, "GET", fmt.Sprintf("%s?limit=%d", path, list.most+1), "")
	for field := range allFields() {
		for _, operator := range strings.Fields("eq ne gt ge lt le co sw in ca isnull") {
			want := 400
			if strings.Contains(" "+list.filters[field]+" ", " "+operator+" ") {
				want = 200
			}
			c.must(want, "GET", path+"?"+filters(comparison(field, operator)), "")
		}
		want := 400
		if strings.Contains(","+strings.Join(list.sorters, ",")+",", ","+field+",") {
			want = 200
		}
		c.must(want, "GET", path+"?sorters="+url.QueryEscape(field), "")
	}
	for field := range list.filters {
		if !allFields()[field] {
			c.t.Errorf("%s filters by %s, which was not tried", path, field)
		}
	}
}

// allFields are those that any of the lists filters or sorts by.
func allFields() map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Fields("email " +
		"ownerId lastModifiedAt lastModifiedBy privateFieldsLastModifiedAt " +
		"medium locale " +
		"triggerId triggerName " +
		"directConnect category features labels " +
		"savedSearchId sourceId " +
		"id name created modified owner.id owner.name requestable source.id dimensional internal " +
		"memberships.identityId priority type attribute value tags privilegeLevel.direct accountSource.id enabled state level " +
		"description ownerRef.name cluster disabled connectorInstanceId triggerId key status objectTypes displayName technicalName " +
		"objectRef.id objectRef.type tagName") {
		all[name] = true
	}
	return all
}

func comparison(field, operator string) string {
	switch operator {
	case "isnull":
		return field + " isnull"
	case "in", "ca":
		return field + ` ` + operator + ` ("x")`
	}
	return field + " " + operator + ` "x"`
}
