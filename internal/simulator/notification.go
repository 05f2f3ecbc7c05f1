package simulator

import (
	"maps"
	"net/http"
	"slices"

	"isc-sync/internal/simulator/filter"
)

// notificationTemplates are the messages that the tenant words itself. POST makes
// one and replaces one, and there is no other than those of the product (API:
// NotificationTemplate).
func notificationTemplates() *resource {
	return &resource{
		kind: "NOTIFICATION_TEMPLATE", noun: "notification template", path: "/notification-templates",
		list: func(d *document) *[]object { return &d.Notifications },
		fields: slices.Concat([]field{
			{name: "id", mode: served}, {name: "created", mode: served}, {name: "modified", mode: served},
		}, templateFields()),
		listed: offer{versions: allButV3}, read: offer{versions: from2024},
		listing: func(version string) listing {
			spec := defaultsListing(version)
			spec.sorters = []string{"key", "name", "medium"}
			if version == "beta" {
				spec.fields = filter.Fields{"key": "eq in", "medium": "eq", "locale": "eq", "name": "eq sw", "description": "eq sw", "id": "eq sw"}
			}
			return spec
		},
	}
}

func defaultsListing(string) listing {
	return listing{most: 250, uncounted: true, fields: filter.Fields{"key": "eq in sw", "medium": "eq sw", "locale": "eq sw"}}
}

func templateFields() []field {
	texts := func(names ...string) (all []field) {
		for _, name := range names {
			all = append(all, field{name: name, shape: is(plainText)})
		}
		return all
	}
	about := []field{
		{name: "isSubscription", shape: is(boolean), fill: false},
		{name: "autoApprovalData", shape: record(texts("isAutoApproved", "itemId", "itemType", "autoApprovalMessageJSON", "autoApprovalTitle")...)},
		{name: "customFields", shape: record(texts("requestType", "containsDeny", "campaignId", "campaignStatus")...)},
	}
	about = append(about, texts("key", "notificationType", "approvalId", "requestId", "requestedById")...)
	slack := append(texts("blocks"), field{name: "text", shape: is(plainText), fill: absent{}}, field{name: "attachments", shape: is(plainText), fill: absent{}})
	teams := append(texts("title", "messageJSON"), field{name: "text", shape: is(plainText), fill: absent{}})
	fields := []field{
		{name: "key", shape: textOf(1, 0), mode: needed}, {name: "medium", shape: choice("EMAIL", "SLACK", "TEAMS"), mode: needed},
		{name: "locale", shape: textOf(1, 0), mode: needed},
		{name: "header", shape: is(noText)}, {name: "footer", shape: is(noText)},
		{name: "slackTemplate", shape: record(append(slack, about...)...)}, {name: "teamsTemplate", shape: record(append(teams, about...)...)},
	}
	for _, name := range []string{"name", "subject", "body", "from", "replyTo", "description"} {
		fields = append(fields, field{name: name, shape: is(plainText), fill: absent{}})
	}
	return fields
}

func noText(_ *call, field string, value any) error {
	return refuse("The field %q is part of the body now.", field)
}

func notificationRoutes() []Route {
	all := notificationTemplates().path
	return []Route{
		{Method: "GET", Path: all + "/{id}", Versions: "beta", handle: getTemplateAlone},
		{Method: "POST", Path: all, Versions: allButV3, body: jsonBody, handle: putTemplate},
		{Method: "POST", Path: all + "/bulk-delete", Versions: allButV3, body: jsonBody, handle: deleteTemplates},
		{Method: "GET", Path: "/notification-template-defaults", Versions: allButV3, handle: listTemplateDefaults},
	}
}

// getTemplateAlone answers a list, as beta does.
func getTemplateAlone(c *call) (reply, error) {
	r := c.tenant.resource("NOTIFICATION_TEMPLATE")
	o, err := r.one(c)
	if err != nil {
		return reply{}, err
	}
	return ok([]any{r.view(c, o)})
}

// putTemplate makes a template or replaces all that one has.
func putTemplate(c *call) (reply, error) {
	r := c.tenant.resource("NOTIFICATION_TEMPLATE")
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	if err := c.checkFields(r.fields, body, ""); err != nil {
		return reply{}, err
	}
	if find(templateDefaults(), "key", text(body, "key")) == nil {
		return reply{}, refuse("There is no notification with the key %q.", text(body, "key"))
	}
	after := r.taken(body)
	after["modified"] = c.stamp()
	if o := c.sameTemplate(after); o != nil {
		after["id"], after["created"] = o["id"], o["created"]
		clear(o)
		maps.Copy(o, after)
		return ok(r.view(c, o))
	}
	after["id"], after["created"] = c.tenant.newID(), c.stamp()
	c.doc.Notifications = append(c.doc.Notifications, after)
	return ok(r.view(c, after))
}

// sameTemplate is the template with the key, medium and locale of another, or nil.
func (c *call) sameTemplate(as object) object {
	i := slices.IndexFunc(c.doc.Notifications, func(o object) bool { return isTemplate(o, as) })
	if i < 0 {
		return nil
	}
	return c.doc.Notifications[i]
}

// isTemplate reports whether a template is one of those that a key names, and a
// medium and locale if they are there.
func isTemplate(o, named object) bool {
	return o["key"] == named["key"] && (named["medium"] == nil || o["medium"] == named["medium"]) && (named["locale"] == nil || o["locale"] == named["locale"])
}

// deleteTemplates brings the defaults back.
func deleteTemplates(c *call) (reply, error) {
	rows, isList := objects(c.body)
	if !isList {
		return reply{}, refuse("The request body is not a list of templates.")
	}
	for _, named := range rows {
		if text(named, "key") == "" {
			return reply{}, required("key")
		}
		c.doc.Notifications = slices.DeleteFunc(c.doc.Notifications, func(o object) bool { return isTemplate(o, named) })
	}
	return reply{status: http.StatusNoContent}, nil
}

func listTemplateDefaults(c *call) (reply, error) {
	spec := defaultsListing(c.version)
	if err := c.knownParameters(spec.parameters()); err != nil {
		return reply{}, err
	}
	return c.page(templateDefaults(), spec, clone)
}

// templateDefaults are some of the messages of the product.
func templateDefaults() []object {
	mail := func(key, locale, name, subject, body string) object {
		return object{
			"key": key, "medium": "EMAIL", "locale": locale, "name": name, "subject": subject, "body": body, "header": nil, "footer": nil,
			"from": "$__global.emailFromAddress", "replyTo": "$__global.emailFromAddress", "description": "Sent by the product", "slackTemplate": nil, "teamsTemplate": nil,
		}
	}
	return []object{
		mail("cloud_manual_work_item_summary", "en", "Task Manager Subscription", "You have $numberOfPendingTasks tasks", "<p>Dear $recipient.name,</p>\n<p>please look at them.</p>\n"),
		mail("cloud_manual_work_item_summary", "de", "Task Manager Subscription", "$numberOfPendingTasks Aufgaben", "<p>Guten Tag</p>\n"),
		mail("access_request_reviewer", "en", "Access Request Reviewer", "A request waits for you", "<p>$requesteeName asks for $accessName.</p>\n"),
		{
			"key": "access_request_reviewer", "medium": "SLACK", "locale": "en", "name": "Access Request Reviewer", "body": "", "subject": nil,
			"slackTemplate": object{"text": "A request waits for you", "attachments": "[]", "isSubscription": false, "notificationType": "IS_APPROVAL"},
		},
		{
			"key": "access_request_reviewer", "medium": "TEAMS", "locale": "en", "name": "Access Request Reviewer", "body": "", "subject": nil,
			"teamsTemplate": object{"text": "A request waits for you", "title": "Request", "messageJSON": nil, "isSubscription": false},
		},
	}
}
