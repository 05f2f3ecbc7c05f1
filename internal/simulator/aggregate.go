package simulator

import (
	"bytes"
	"encoding/csv"
	"io"
	"net/http"
	"slices"
)

// loadAccounts puts its task below task, unlike other actions (API: Source
// operations).
func loadAccounts(c *call) (reply, error) {
	started, err := c.aggregate(accountAggregation, "account")
	if err != nil {
		return reply{}, err
	}
	optimized := "enabled"
	if values := c.form.Value["disableOptimization"]; len(values) > 0 && values[0] == "true" {
		optimized = "disabled"
	}
	view := started.launched()
	view["attributes"] = object{"appId": started.Source, "optimizedAggregation": optimized}
	view["returns"] = returns("total", "created", "updated", "deleted")
	return reply{status: http.StatusAccepted, body: object{"success": true, "task": view}}, nil
}

func loadUncorrelated(c *call) (reply, error) {
	if _, _, err := c.file(); err != nil {
		return reply{}, err
	}
	started, err := c.aggregate(uncorrelatedAggregation, "account")
	if err != nil {
		return reply{}, err
	}
	view := started.launched()
	view["attributes"] = object{"qpocJobId": started.ID, "taskStartDelay": ""}
	view["returns"] = object{}
	return reply{status: http.StatusAccepted, body: object{"success": true, "task": view}}, nil
}

// loadEntitlements answers with the bare task.
func loadEntitlements(c *call) (reply, error) {
	started, err := c.aggregate(groupAggregation, "group")
	if err != nil {
		return reply{}, err
	}
	return reply{status: http.StatusAccepted, body: object{
		"id": started.ID, "type": "QUARTZ", "uniqueName": string(started.Kind), "description": started.Description,
		"launcher": "simulator", "created": stampTime(started.Created), "returns": returns("total", "groupsCreated"),
	}}, nil
}

func returns(names ...string) []any {
	out := []any{}
	for _, name := range names {
		out = append(out, object{"displayLabel": "TASK_OUT_" + name, "attributeName": name})
	}
	return out
}

// launched is a task in the older form that the load actions answer with.
func (t task) launched() object {
	return object{
		"id": t.ID, "type": "QUARTZ", "name": string(t.Kind), "description": t.Description, "launcher": "simulator",
		"created": stampTime(t.Created), "launched": stampTime(t.Created), "completed": nil, "completionStatus": nil,
		"parentName": nil, "messages": []any{}, "progress": nil,
	}
}

// aggregate starts a task over a source or the file that was sent along, which
// file sources need.
func (c *call) aggregate(kind taskKind, schemaName string) (*task, error) {
	source, err := c.source()
	if err != nil {
		return nil, err
	}
	if slices.Contains(list(source, "features"), any("NO_AGGREGATION")) {
		return nil, refuse("The source does not support aggregation.")
	}
	id := text(source, "id")
	_, content, err := c.file()
	if err != nil && text(source, "connectionType") == "file" {
		return nil, err
	}
	started := c.begin(kind, source)
	total := len(c.doc.Accounts[id])
	if content != nil {
		c.noteUpload(source, schemaName, content)
		schema := find(c.doc.Schemas[id], "name", schemaName)
		total = c.countRows(started, content, schema)
		started.Brings = brought(source, c.doc.Schemas[id], schema, content)
	}
	started.Attributes = object{"total": number(total)}
	return started, nil
}

// countRows lets a task end badly over a file that lacks the column of the
// schema's identity attribute.
func (c *call) countRows(started *task, content []byte, schema object) int {
	rows, err := readCSV(content)
	identity := text(schema, "identityAttribute")
	switch {
	case err != nil:
		started.Outcome, started.Message = "ERROR", "The file is not CSV: "+err.Error()
	case identity != "" && !slices.Contains(rows[0], identity):
		started.Outcome, started.Message = "ERROR", "The file has no column "+identity
	case len(rows) == 1:
		started.Outcome, started.Message = "WARNING", "The file has no rows"
	default:
		return len(rows) - 1
	}
	return 0
}

// readCSV returns at least a header.
func readCSV(content []byte) ([][]string, error) {
	reader := csv.NewReader(bytes.NewReader(content))
	rows, err := reader.ReadAll()
	if err == nil && len(rows) == 0 {
		err = io.ErrUnexpectedEOF
	}
	return rows, err
}

// aggregateAgents answers 200, not 202 (API: Source operations).
func aggregateAgents(c *call) (reply, error) {
	source, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkMembers(body, memberChecks{"datasetIds": textList, "disableOptimization": boolean}); err != nil {
		return reply{}, err
	}
	if len(list(body, "datasetIds")) == 0 {
		return reply{}, required("datasetIds")
	}
	view := c.taskView(*c.begin(agentAggregation, source))
	view["modified"] = view["created"] // not nullable here
	return ok(view)
}
