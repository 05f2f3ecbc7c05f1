package simulator

import (
	"time"

	"isc-sync/internal/simulator/filter"
)

// A task is something that goes on after its request was answered. Its state
// follows from the clock, so that reading it changes nothing.
type task struct {
	ID          string    `json:"id"`
	Kind        taskKind  `json:"kind"`
	Source      string    `json:"source"`
	SourceName  string    `json:"sourceName"`
	Created     time.Time `json:"created"`
	Due         time.Time `json:"due"`
	Outcome     string    `json:"outcome"`
	Message     string    `json:"message,omitempty"`
	Attributes  object    `json:"attributes,omitempty"`
	Description string    `json:"description"`
	Removes     string    `json:"removes,omitempty"` // a kind of objects, and which of them
	IDs         []string  `json:"ids,omitempty"`
	Brings      []object  `json:"brings,omitempty"` // entitlements that an aggregation has read
}

// taskKind is the unique name that the service shows for a task.
type taskKind string

const (
	sourceDeletion          taskKind = "Cloud Source Deletion"
	accountRemoval          taskKind = "Cloud Account Removal"
	accountAggregation      taskKind = "Cloud Account Aggregation"
	groupAggregation        taskKind = "Cloud Group Aggregation"
	uncorrelatedAggregation taskKind = "Cloud Process Uncorrelated Accounts"
	agentAggregation        taskKind = "AI Agent Aggregation"
	applicationDiscovery    taskKind = "Application Discovery"
)

func taskRoutes() []Route {
	return []Route{
		{Method: "GET", Path: "/task-status", Versions: allButV3, handle: listTasks},
		{Method: "GET", Path: "/task-status/{id}", Versions: allButV3, handle: getTask},
	}
}

// begin starts a task on a source that will succeed, if no fault says otherwise.
func (c *call) begin(kind taskKind, source object) *task {
	outcome, message := "SUCCESS", ""
	if c.outcome != "" {
		outcome, message = c.outcome, "A fault was injected."
	}
	c.doc.Tasks = append(c.doc.Tasks, task{
		ID: c.tenant.newID(), Kind: kind, Source: text(source, "id"), SourceName: text(source, "name"),
		Created: c.now.UTC(), Due: c.now.Add(c.tenant.options.TaskDelay).UTC(), Outcome: outcome, Message: message,
		Description: string(kind) + " of " + text(source, "name"),
	})
	return &c.doc.Tasks[len(c.doc.Tasks)-1]
}

func getTask(c *call) (reply, error) {
	for _, t := range c.doc.Tasks {
		if t.ID == c.params["id"] {
			return ok(c.taskView(t))
		}
	}
	return reply{}, unknownID(c.params["id"])
}

func listTasks(c *call) (reply, error) {
	byID := map[string]task{}
	var rows []object
	for _, t := range c.doc.Tasks {
		byID[t.ID] = t
		rows = append(rows, object{
			"id": t.ID, "sourceId": t.Source, "type": "QUARTZ", "launcher": "simulator",
			"created": stampTime(t.Created), "completionStatus": c.completionStatus(t),
		})
	}
	return c.page(rows, listing{
		most:    250,
		fields:  filter.Fields{"id": "eq in", "sourceId": "eq in", "completionStatus": "eq in isnull", "type": "eq in", "launcher": "eq in"},
		sorters: []string{"created"},
	}, func(row object) object { return c.taskView(byID[text(row, "id")]) })
}

// completionStatus is null until the end of a task has been seen once, although
// completed is set by then (API: Tasks).
func (c *call) completionStatus(t task) any {
	if c.now.Before(t.Due) || !c.tenant.polled[t.ID] {
		return nil
	}
	return t.Outcome
}

// taskView is a task as the API shows it.
func (c *call) taskView(t task) object {
	view := object{
		"id": t.ID, "type": "QUARTZ", "uniqueName": string(t.Kind), "description": t.Description, "parentName": nil,
		"launcher": "simulator", "target": t.target(),
		"created": stampTime(t.Created), "modified": nil, "launched": stampTime(t.Created),
		"completed": nil, "completionStatus": c.completionStatus(t), "messages": []any{}, "returns": []any{},
		"attributes": object{}, "progress": "Running", "percentComplete": number(50),
	}
	if c.now.Before(t.Due) {
		return view
	}
	c.tenant.polled[t.ID] = true
	view["completed"], view["modified"] = stampTime(t.Due), stampTime(t.Due)
	view["progress"], view["percentComplete"] = "Completed", number(100)
	if t.Attributes != nil {
		view["attributes"] = t.Attributes
	}
	if t.Message != "" && view["completionStatus"] != nil {
		view["messages"] = []any{t.message()}
	}
	return view
}

// target is the source that a task works on, if it is one.
func (t task) target() any {
	if t.Source == "" {
		return nil
	}
	return object{"id": t.Source, "type": "APPLICATION", "name": t.SourceName + " [source]"}
}

func (t task) message() object {
	kind := map[string]string{"SUCCESS": "INFO", "WARNING": "WARN"}[t.Outcome]
	if kind == "" {
		kind = "ERROR"
	}
	return object{
		"type": kind, "key": "simulator_message", "parameters": []any{},
		"localizedText": object{"locale": "en-US", "message": t.Message},
	}
}

// beginDeletion starts a task that removes objects of one kind.
func (c *call) beginDeletion(kind taskKind, of string, ids []any) *task {
	t := c.begin(kind, object{})
	t.Description = string(kind)
	t.Removes = of
	for _, id := range ids {
		t.IDs = append(t.IDs, id.(string))
	}
	return t
}
