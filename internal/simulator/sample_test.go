package simulator_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/simulator"
)

var thirtyTwo = regexp.MustCompile(`^[0-9a-f]{32}$`)

func sampleFile(t *testing.T) map[string]any {
	t.Helper()
	text, err := os.ReadFile("sample.json")
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// Every id that an object names by {type, id, name} is somebody's.
func TestSampleRefersToWhatItHolds(t *testing.T) {
	sample := sampleFile(t)
	ids := map[string]bool{}
	walk(sample, func(o map[string]any) {
		if id, ok := o["id"].(string); ok && o["type"] != "IDENTITY" {
			ids[id] = true
		}
	})
	walk(sample, func(o map[string]any) {
		id, _ := o["id"].(string)
		if _, isKey := o["property"]; o["type"] == "IDENTITY" && !isKey && !ids[id] {
			t.Errorf("no identity has the id %s of %v", id, o["name"])
		}
	})
	for _, source := range sample["sources"].([]any) {
		if id := source.(map[string]any)["id"].(string); !thirtyTwo.MatchString(id) {
			t.Errorf("source id %q", id)
		}
	}
}

func walk(value any, visit func(map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		visit(v)
		for _, member := range v {
			walk(member, visit)
		}
	case []any:
		for _, element := range v {
			walk(element, visit)
		}
	}
}

// Sending back what was read must be taken, else nothing could ever be planned
// against the sample.
func TestEverySampleObjectSurvivesBeingWrittenBack(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	for _, name := range c.must(200, "GET", "/v2025/sources", "").names("name") {
		path := c.source("v2025", name)
		c.must(200, "PATCH", path, `[]`)
		c.must(200, "PUT", path, c.must(200, "GET", path, "").text)
		for _, id := range c.must(200, "GET", path+"/schemas", "").names("id") {
			c.must(200, "PUT", path+"/schemas/"+id, c.must(200, "GET", path+"/schemas/"+id, "").text)
		}
		for _, usage := range c.must(200, "GET", path+"/provisioning-policies", "").names("usageType") {
			if usage != "CREATE_MACHINE_ACCOUNT" {
				one := path + "/provisioning-policies/" + usage
				c.must(200, "PUT", one, c.must(200, "GET", one, "").text)
			}
		}
		for _, part := range []string{"correlation-config", "entitlement-request-config", "native-change-detection-config"} {
			c.must(200, "PUT", path+"/"+part, c.must(200, "GET", path+"/"+part, "").text)
		}
	}
}

func TestDuplicatePeople(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	got := c.must(200, "GET", "/v2025/identities?"+filters(`name eq "Anna Berg"`)+"&sorters=alias", "")
	if strings.Join(got.names("alias"), ",") != "anna.berg,anna.berg2" {
		t.Errorf("people of one name: %v", got.names("alias"))
	}
	if names := c.must(200, "GET", "/v2025/identities?"+filters(`alias eq "svc.orphan"`), "").rows(); len(names) != 0 {
		t.Error("an uncorrelated identity is listed by default")
	}
	if names := c.must(200, "GET", "/v2025/identities?defaultFilter=NONE&"+filters(`alias eq "svc.orphan"`), "").rows(); len(names) != 1 {
		t.Error("defaultFilter=NONE does not list an uncorrelated identity")
	}
}

func TestTenantIsSafeForConcurrentUse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	path := c.source("v2025", "Ticket Desk")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				if _, err := c.do("GET", "/v2025/sources", ""); err != nil {
					t.Error(err)
				}
				if _, err := c.do("PATCH", path, `[{"op":"add","path":"/features/-","value":"SEARCH"}]`); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	got := c.must(200, "GET", path, "")
	if n := strings.Count(got.at("/features"), "SEARCH"); n != 40 {
		t.Errorf("%d of 40 writes arrived", n)
	}
}
