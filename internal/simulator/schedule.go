package simulator

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
)

var cronField = regexp.MustCompile(`^[0-9A-Za-z*/,#?-]+$`)

func scheduleRoutes() []Route {
	all := "/sources/{id}/schedules"
	one := all + "/{type}"
	return []Route{
		{Method: "GET", Path: all, Versions: from2024, handle: listSchedules},
		{Method: "POST", Path: all, Versions: from2024, body: jsonBody, handle: createSchedule},
		{Method: "GET", Path: one, Versions: from2024, handle: getSchedule},
		{Method: "PATCH", Path: one, Versions: from2024, body: patchBody, handle: patchSchedule},
		{Method: "DELETE", Path: one, Versions: from2024, handle: deleteSchedule},
	}
}

func listSchedules(c *call) (reply, error) {
	if _, err := c.source(); err != nil {
		return reply{}, err
	}
	return ok(anys(c.doc.Schedules[c.params["id"]]))
}

func createSchedule(c *call) (reply, error) {
	_, body, err := c.sourceBody()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkSchedule(body); err != nil {
		return reply{}, err
	}
	id := c.params["id"]
	if find(c.doc.Schedules[id], "type", text(body, "type")) != nil {
		return reply{}, refuse("The source already has a schedule of the type %q.", text(body, "type"))
	}
	put(&c.doc.Schedules, id, append(c.doc.Schedules[id], body))
	return reply{status: http.StatusCreated, body: body}, nil
}

func (c *call) schedule() (object, error) {
	if _, err := c.source(); err != nil {
		return nil, err
	}
	schedule := find(c.doc.Schedules[c.params["id"]], "type", c.params["type"])
	if schedule == nil {
		return nil, notFound("The source has no schedule of the type %q.", c.params["type"])
	}
	return schedule, nil
}

func getSchedule(c *call) (reply, error) {
	schedule, err := c.schedule()
	if err != nil {
		return reply{}, err
	}
	return ok(clone(schedule))
}

func patchSchedule(c *call) (reply, error) {
	schedule, err := c.schedule()
	if err != nil {
		return reply{}, err
	}
	after, err := c.patched(schedule)
	if err != nil {
		return reply{}, err
	}
	if err := unchanged(schedule, after, []string{"type"}); err != nil {
		return reply{}, err
	}
	if err := c.checkSchedule(after); err != nil {
		return reply{}, err
	}
	schedule["cronExpression"] = after["cronExpression"]
	return ok(clone(schedule))
}

func deleteSchedule(c *call) (reply, error) {
	schedule, err := c.schedule()
	if err != nil {
		return reply{}, err
	}
	id := c.params["id"]
	c.doc.Schedules[id] = slices.DeleteFunc(c.doc.Schedules[id], func(s object) bool { return s["type"] == schedule["type"] })
	return reply{status: http.StatusNoContent}, nil
}

func (c *call) checkSchedule(schedule object) error {
	for _, field := range []string{"type", "cronExpression"} {
		if text(schedule, field) == "" {
			return required(field)
		}
	}
	return c.checkMembers(schedule, memberChecks{
		"type": oneOf("ACCOUNT_AGGREGATION", "GROUP_AGGREGATION"), "cronExpression": quartz,
	})
}

// quartz wants six or seven fields, of which the day of the month or the day
// of the week is open (API: Schedules).
func quartz(_ *call, field string, value any) error {
	expression, _ := value.(string)
	fields := strings.Fields(expression)
	if len(fields) != 6 && len(fields) != 7 {
		return illegal(value, field)
	}
	if slices.ContainsFunc(fields, func(f string) bool { return !cronField.MatchString(f) }) {
		return illegal(value, field)
	}
	if (fields[3] == "?") == (fields[5] == "?") {
		return illegal(value, field)
	}
	return nil
}
