package simulator

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
)

// campaignTemplateRoutes are the schedule of a template, which PUT makes and
// replaces without an answer (API: CampaignTemplateSchedule).
func campaignTemplateRoutes() []Route {
	one := "/campaign-templates/{id}/schedule"
	return []Route{
		{Method: "GET", Path: one, Versions: everywhere, handle: getCampaignSchedule},
		{Method: "PUT", Path: one, Versions: everywhere, body: jsonBody, handle: putCampaignSchedule},
		{Method: "DELETE", Path: one, Versions: everywhere, handle: deleteCampaignSchedule},
	}
}

func campaignScheduleFields() []field {
	moments := record(
		field{name: "type", shape: choice("LIST", "RANGE"), mode: needed},
		field{name: "values", shape: listOf(is(plainText)), mode: needed},
		field{name: "interval", shape: is(wholeNumber), fill: absent{}},
	)
	return []field{
		{name: "type", shape: choice("WEEKLY", "MONTHLY", "ANNUALLY", "CALENDAR"), mode: needed},
		{name: "months", shape: moments, fill: absent{}},
		{name: "days", shape: moments, fill: absent{}},
		{name: "hours", shape: moments, mode: needed},
		{name: "expiration", shape: is(plainText), fill: absent{}},
		{name: "timeZoneId", shape: is(plainText), fill: absent{}},
	}
}

func (c *call) campaignSchedule() (template, schedule object, err error) {
	template, err = c.tenant.resource("CAMPAIGN_TEMPLATE").one(c)
	if err != nil {
		return nil, nil, err
	}
	return template, find(c.doc.CampaignSchedules, "templateId", text(template, "id")), nil
}

func getCampaignSchedule(c *call) (reply, error) {
	template, schedule, err := c.campaignSchedule()
	if err != nil {
		return reply{}, err
	}
	if schedule == nil {
		return reply{}, notFound("The campaign template %q has no schedule.", text(template, "name"))
	}
	view := object{}
	for _, f := range campaignScheduleFields() {
		f.put(scene{call: c}, view, schedule)
	}
	return ok(view)
}

func putCampaignSchedule(c *call) (reply, error) {
	template, schedule, err := c.campaignSchedule()
	if err != nil {
		return reply{}, err
	}
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkFields(campaignScheduleFields(), body, ""); err != nil {
		return reply{}, err
	}
	if err := campaignDays(body); err != nil {
		return reply{}, err
	}
	if schedule == nil {
		schedule = object{}
		c.doc.CampaignSchedules = append(c.doc.CampaignSchedules, schedule)
	}
	clear(schedule)
	maps.Copy(schedule, keptFields(campaignScheduleFields(), jsonClone(body).(object)))
	schedule["templateId"] = template["id"]
	return reply{status: http.StatusNoContent}, nil
}

// The days of a schedule, by its type.
var (
	weekDay     = regexp.MustCompile(`^[1-7]$`)
	monthDay    = regexp.MustCompile(`^([1-9]|[12][0-9]|3[01]|L(-[0-9]+)?)$`)
	yearDay     = regexp.MustCompile(`^--[0-9]{2}-[0-9]{2}$`)
	calendarDay = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// campaignDays holds the days to the type of the schedule.
func campaignDays(body object) error {
	days, months := child(body, "days"), child(body, "months")
	allowed := map[string]*regexp.Regexp{"WEEKLY": weekDay, "MONTHLY": monthDay, "ANNUALLY": yearDay, "CALENDAR": calendarDay}[text(body, "type")]
	if months != nil && text(body, "type") != "ANNUALLY" {
		return illegal(body["type"], "months")
	}
	if months != nil {
		allowed = monthDay
	}
	if days == nil {
		return required("days")
	}
	if (allowed == yearDay || allowed == calendarDay) && text(days, "type") != "LIST" {
		return illegal(days["type"], "days.type")
	}
	for _, one := range list(days, "values") {
		if !allowed.MatchString(one.(string)) {
			return illegal(one, "days.values")
		}
	}
	for _, name := range []string{"hours", "days", "months"} {
		if part := child(body, name); text(part, "type") == "RANGE" && len(list(part, "values")) != 2 {
			return illegal(part["values"], name+".values")
		}
	}
	return nil
}

func deleteCampaignSchedule(c *call) (reply, error) {
	template, schedule, err := c.campaignSchedule()
	if err != nil {
		return reply{}, err
	}
	if schedule == nil {
		return reply{}, notFound("The campaign template %q has no schedule.", text(template, "name"))
	}
	c.doc.CampaignSchedules = slices.DeleteFunc(c.doc.CampaignSchedules, func(s object) bool { return s["templateId"] == template["id"] })
	return reply{status: http.StatusNoContent}, nil
}
