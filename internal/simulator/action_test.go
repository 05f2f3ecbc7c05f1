package simulator_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"strings"
	"testing"
	"time"

	"isc-sync/internal/simulator"
)

// upload sends a form with a file, or without one where name is empty.
func (c *client) upload(path, name, content string) answer {
	c.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	if name != "" {
		part, err := form.CreateFormFile("file", name)
		if err != nil {
			c.t.Fatal(err)
		}
		fmt.Fprint(part, content)
	}
	if strings.HasSuffix(path, "/load-accounts") {
		if err := form.WriteField("disableOptimization", "true"); err != nil {
			c.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		c.t.Fatal(err)
	}
	got, err := c.send("POST", path, form.FormDataContentType(), b.String())
	if err != nil {
		c.t.Fatal(err)
	}
	return got
}

func TestConnectorOperations(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Corporate Directory")
	for _, operation := range []string{"test-configuration", "check-connection", "ping-cluster"} {
		got := c.must(200, "POST", source+"/connector/"+operation, "")
		if got.at("/status") != "SUCCESS" || got.at("/name") != "Corporate Directory [source]" {
			t.Errorf("%s: %s", operation, got.text)
		}
	}
	peeked := c.must(200, "POST", source+"/connector/peek-resource-objects", `{"objectType":"account","maxCount":2}`)
	if peeked.at("/objectCount") != "2" {
		t.Errorf("peek: %s", peeked.text)
	}
	c.refused(400, `Illegal value "boat"`, "POST", source+"/connector/peek-resource-objects", `{"objectType":"boat"}`)
	if got := c.must(200, "POST", c.source("v2025", "HR Feed")+"/connector/ping-cluster", ""); got.at("/status") != "FAILURE" {
		t.Errorf("pinging no cluster: %s", got.text)
	}
}

func TestTestingMovesTheHealth(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	broken := c.must(201, "POST", "/v2025/sources", create(c, `,"connector":"cumulus-drive"`))
	path := "/v2025/sources/" + broken.at("/id")
	if got := c.must(200, "POST", path+"/connector/test-configuration", ""); got.at("/status") != "FAILURE" {
		t.Errorf("a SaaS source without an instance: %s", got.text)
	}
	if got := c.must(200, "GET", path, ""); got.at("/connectorAttributes/status") != "SOURCE_STATE_FAILURE_SOURCE" {
		t.Errorf("its status is %s", got.at("/status"))
	}
	refusing := c.source("v2025", "Payroll Database")
	c.must(200, "PATCH", refusing, `[{"op":"add","path":"/connectorAttributes/simulatorRefuses","value":true}]`)
	if got := c.must(200, "POST", refusing+"/connector/test-configuration", ""); got.at("/status") != "FAILURE" {
		t.Errorf("a source that refuses: %s", got.text)
	}
	office := c.source("v2025", "Badge Office")
	c.must(200, "POST", office+"/connector/test-configuration", "")
	if got := c.must(200, "GET", office+"/source-health", ""); got.at("/status") != "SOURCE_STATE_HEALTHY" {
		t.Errorf("a tested source is %s", got.at("/status"))
	}
}

func TestAggregations(t *testing.T) {
	now := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	_, c := memory(t, simulator.Options{Now: func() time.Time { return now }, TaskDelay: time.Second})
	feed, directory := c.source("v2025", "HR Feed"), c.source("v2025", "Corporate Directory")
	tests := []struct {
		name, path, file, content, taskAt, status, message string
	}{
		{"accounts of a file", feed + "/load-accounts", "hr.csv", "employeeNumber,displayName\n1,A\n2,B\n", "/task/id", "SUCCESS", ""},
		{"accounts of a connector", directory + "/load-accounts", "", "", "/task/id", "SUCCESS", ""},
		{"a file without the identity's column", feed + "/load-accounts", "hr.csv", "name\nA\n", "/task/id", "ERROR", "employeeNumber"},
		{"a file without rows", feed + "/load-accounts", "hr.csv", "employeeNumber\n", "/task/id", "WARNING", "no rows"},
		{"entitlements", directory + "/load-entitlements", "", "", "/id", "SUCCESS", ""},
		{"uncorrelated accounts", feed + "/load-uncorrelated-accounts", "u.csv", "employeeNumber\n9\n", "/task/id", "SUCCESS", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := c.upload(tt.path, tt.file, tt.content)
			if got.status != 202 {
				t.Fatalf("status %d: %s", got.status, got.text)
			}
			status := "/v2025/task-status/" + got.at(tt.taskAt)
			if task := c.must(200, "GET", status, ""); task.at("/completed") != "<nil>" {
				t.Errorf("completed at once: %s", task.text)
			}
			now = now.Add(time.Second)
			c.must(200, "GET", status, "")
			task := c.must(200, "GET", status, "")
			if task.at("/completionStatus") != tt.status || !strings.Contains(task.text, tt.message) {
				t.Errorf("ended as %s", task.text)
			}
		})
	}
	pending := c.must(200, "GET", "/v2025/task-status?"+filters("completionStatus isnull"), "")
	if len(pending.rows()) != 0 {
		t.Errorf("still pending: %s", pending.text)
	}
}

func TestAggregationRefusals(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	feed := c.source("v2025", "HR Feed")
	if got := c.upload(feed+"/load-accounts", "", ""); got.status != 400 {
		t.Errorf("a file source without a file: %d", got.status)
	}
	for contentType, status := range map[string]int{"multipart/form-data": 500, "application/json": 415} {
		got, err := c.send("POST", feed+"/load-entitlements", contentType, "x")
		if err != nil || got.status != status {
			t.Errorf("content type %s: %d, %v; want %d", contentType, got.status, err, status)
		}
	}
}

func TestRemoveAccounts(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	c.refused(400, `Action "Remove Source Accounts" cannot be performed on`, "POST", c.source("v2025", "Corporate Directory")+"/remove-accounts", "")
	got := c.must(202, "POST", c.source("v2025", "Payroll Database")+"/remove-accounts", "")
	if got.at("/type") != "TASK_RESULT" {
		t.Errorf("answered %s", got.text)
	}
}

func TestUploadConnectorFile(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v3", "Payroll Database")
	got := c.upload(source+"/upload-connector-file", "driver.jar", "x")
	if got.at("/connectorAttributes/connector_files") != "postgresql-42.7.3.jar,driver.jar" {
		t.Errorf("files are %s", got.at("/connectorAttributes/connector_files"))
	}
	again := c.upload(source+"/upload-connector-file", "driver.jar", "y")
	if again.at("/connectorAttributes/connector_files") != "postgresql-42.7.3.jar,driver.jar" {
		t.Errorf("after the second time: %s", again.at("/connectorAttributes/connector_files"))
	}
}

func TestCSVTemplates(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	source := c.source("v2025", "Büro Zürich – Zutritt")
	if got := c.must(200, "GET", source+"/schemas/accounts", ""); got.text != "Ausweis,Name,Türen\n" {
		t.Errorf("the template is %q", got.text)
	}
	got := c.upload(source+"/schemas/accounts", "t.csv", "Ausweis,Name,Türen,Etage\n")
	if got.at("/attributes/2/isEntitlement") != "true" || got.at("/attributes/3/name") != "Etage" {
		t.Errorf("the schema became %s", got.text)
	}
	c.must(404, "GET", source+"/schemas/entitlements", "")
	c.refused(400, "not a delimited file", "GET", c.source("v2025", "Ticket Desk")+"/schemas/accounts", "")
}

func TestConnections(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	feed := c.must(200, "GET", c.source("v2025", "HR Feed")+"/connections", "")
	if feed.at("/identityProfiles/0/name") != "Employees" || feed.at("/dependentCustomTransforms/0/name") != "Location From HR" {
		t.Errorf("the feed is used by %s", feed.text)
	}
	desk := c.must(200, "GET", c.source("v2025", "Ticket Desk")+"/connections", "")
	if desk.at("/dependentApps/0/description") != "Where tickets are made" {
		t.Errorf("the desk is used by %s", desk.text)
	}
}

func TestOtherActions(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	desk := c.source("v2025", "Ticket Desk")
	if got := c.must(202, "POST", desk+"/synchronize-attributes", ""); got.at("/status") != "IN_PROGRESS" {
		t.Errorf("synchronize: %s", got.text)
	}
	if got := c.must(200, "POST", desk+"/aggregate-agents", `{"datasetIds":["d1"]}`); got.at("/id") == "(absent)" {
		t.Errorf("aggregate agents: %s", got.text)
	}
	config := c.must(200, "GET", desk+"/connectors/source-config?locale=de", "")
	if !strings.Contains(config.at("/sourceConfigXml"), `<Field name="client_secret" type="secret"/>`) {
		t.Errorf("the form is %s", config.at("/sourceConfigXml"))
	}
}
