package simulator

import (
	"maps"
	"net/http"
)

// sodPolicyRoutes are the schedule of a policy (API: SodPolicySchedule).
func sodPolicyRoutes() []Route {
	one := "/sod-policies/{id}/schedule"
	return []Route{
		{Method: "GET", Path: one, Versions: everywhere, handle: getSodSchedule},
		{Method: "PUT", Path: one, Versions: everywhere, body: jsonBody, handle: putSodSchedule},
		{Method: "DELETE", Path: one, Versions: everywhere, handle: deleteSodSchedule},
	}
}

func sodScheduleFields() []field {
	return []field{
		{name: "name", shape: textOf(1, 0), fill: absent{}},
		{name: "created", mode: stampNew},
		{name: "modified", mode: stampAny},
		{name: "description", shape: is(plainText), fill: absent{}},
		{name: "schedule", shape: timetable(), mode: needed},
		{name: "recipients", shape: setOf(reference("IDENTITY")), fill: []any{}},
		{name: "emailEmptyResults", shape: is(boolean), fill: false},
		{name: "creatorId", mode: served},
		{name: "modifierId", mode: served, fill: absent{}},
	}
}

// timetable is when a policy is looked at.
func timetable() shape {
	selector := record(
		field{name: "type", shape: choice("LIST", "RANGE"), mode: needed},
		field{name: "values", shape: is(textList), mode: needed},
		field{name: "interval", shape: is(wholeNumber)},
	)
	return record(
		field{name: "type", shape: choice("DAILY", "WEEKLY", "MONTHLY", "CALENDAR", "ANNUALLY"), mode: needed},
		field{name: "months", shape: selector, fill: absent{}},
		field{name: "days", shape: selector, fill: absent{}},
		field{name: "hours", shape: selector, mode: needed},
		field{name: "expiration", shape: is(plainText)},
		field{name: "timeZoneId", shape: is(plainText)},
	)
}

// sodPolicy finds the policy that the path names.
func (c *call) sodPolicy() (object, error) {
	policy := c.target("SOD_POLICY", c.params["id"])
	if policy == nil || softlyDeleted(policy) {
		return nil, unknownID(c.params["id"])
	}
	return policy, nil
}

func (c *call) sodSchedule() (policy, schedule object, err error) {
	policy, err = c.sodPolicy()
	if err != nil {
		return nil, nil, err
	}
	return policy, find(c.doc.SodSchedules, "policyId", text(policy, "id")), nil
}

func (c *call) sodScheduleView(schedule object) object {
	view := object{}
	for _, f := range sodScheduleFields() {
		f.put(scene{call: c, turn: c.turn("SCHEDULE" + text(schedule, "policyId"))}, view, schedule)
	}
	return view
}

func getSodSchedule(c *call) (reply, error) {
	policy, schedule, err := c.sodSchedule()
	if err != nil {
		return reply{}, err
	}
	if schedule == nil {
		return reply{}, notFound("The policy %q has no schedule.", text(policy, "name"))
	}
	return ok(c.sodScheduleView(schedule))
}

// putSodSchedule makes a schedule or replaces it.
func putSodSchedule(c *call) (reply, error) {
	policy, schedule, err := c.sodSchedule()
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkFields(sodScheduleFields(), body, ""); err != nil {
		return reply{}, err
	}
	after := object{"policyId": policy["id"], "created": c.stamp(), "creatorId": c.caller()["id"], "modified": c.stamp()}
	if schedule != nil {
		after["created"], after["creatorId"], after["modifierId"] = schedule["created"], schedule["creatorId"], c.caller()["id"]
	}
	var sent []field
	for _, f := range sodScheduleFields() {
		if !f.serves() {
			sent = append(sent, f)
		}
	}
	maps.Copy(after, keptFields(sent, jsonClone(body).(object)))
	if schedule == nil {
		schedule = object{}
		c.doc.SodSchedules = append(c.doc.SodSchedules, schedule)
	}
	clear(schedule)
	maps.Copy(schedule, after)
	policy["scheduled"] = true
	return ok(c.sodScheduleView(schedule))
}

func deleteSodSchedule(c *call) (reply, error) {
	policy, schedule, err := c.sodSchedule()
	if err != nil {
		return reply{}, err
	}
	if schedule == nil {
		return reply{}, notFound("The policy %q has no schedule.", text(policy, "name"))
	}
	id := text(policy, "id")
	kept := c.doc.SodSchedules[:0]
	for _, one := range c.doc.SodSchedules {
		if text(one, "policyId") != id {
			kept = append(kept, one)
		}
	}
	c.doc.SodSchedules = kept
	policy["scheduled"] = false
	return reply{status: http.StatusNoContent}, nil
}
