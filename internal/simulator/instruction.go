package simulator

import (
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// instructionPages are those on which the tenant shows a text of its own.
var instructionPages = strings.Fields(`change-password:enter-password change-password:finish flow-selection:select
	forget-username:user-email mfa:enter-code mfa:enter-kba mfa:select reset-password:enter-password
	reset-password:enter-username reset-password:finish unlock-account:enter-username unlock-account:finish`)

// instructionRoutes are the texts. Nothing lists them, and POST also changes one (API:
// CustomPasswordInstruction).
func instructionRoutes() []Route {
	const one = "/custom-password-instructions/{pageId}"
	return []Route{
		{Method: "POST", Path: "/custom-password-instructions", Versions: allButV3, Experimental: from2024, body: jsonBody, handle: postInstruction},
		{Method: "GET", Path: one, Versions: allButV3, Experimental: from2024, handle: getInstruction},
		{Method: "DELETE", Path: one, Versions: allButV3, Experimental: from2024, handle: deleteInstruction},
	}
}

// instruction finds a text. No page has one while the tenant has turned them off.
func (c *call) instruction(page, locale string) (object, error) {
	if !flag(c.doc.Settings["/password-org-config"], "customInstructionsEnabled") {
		return nil, refuse("Custom password instructions are not enabled.")
	}
	if !slices.Contains(instructionPages, page) {
		return nil, illegal(page, "pageId")
	}
	for _, o := range c.doc.Instructions {
		if o["pageId"] == page && o["locale"] == locale {
			return o, nil
		}
	}
	return nil, notFound("There are no instructions for %q in %q.", page, locale)
}

func (c *call) named() (object, error) {
	if err := c.knownParameters([]string{"locale"}); err != nil {
		return nil, err
	}
	locale := c.query.Get("locale")
	if locale == "" {
		locale = "default"
	}
	return c.instruction(c.params["pageId"], locale)
}

func getInstruction(c *call) (reply, error) {
	o, err := c.named()
	if err != nil {
		return reply{}, err
	}
	return ok(jsonClone(o))
}

func postInstruction(c *call) (reply, error) {
	body, err := c.object()
	if err != nil {
		return reply{}, err
	}
	content := func(_ *call, field string, value any) error {
		if text, isText := value.(string); !isText || utf8.RuneCountInString(text) > 1000 {
			return illegal(value, field)
		}
		return nil
	}
	fields := []field{
		{name: "pageId", shape: is(plainText), mode: needed}, {name: "locale", shape: is(plainText)},
		{name: "pageContent", shape: is(content), mode: needed},
	}
	if err := c.checkFields(fields, body, ""); err != nil {
		return reply{}, err
	}
	locale := text(body, "locale")
	if locale == "" {
		locale = "default"
	}
	o, err := c.instruction(text(body, "pageId"), locale)
	if p, is := err.(*problem); is && p.status == http.StatusNotFound {
		o = object{"pageId": body["pageId"], "locale": locale}
		c.doc.Instructions = append(c.doc.Instructions, o)
	} else if err != nil {
		return reply{}, err
	}
	o["pageContent"] = body["pageContent"]
	return ok(jsonClone(o))
}

func deleteInstruction(c *call) (reply, error) {
	o, err := c.named()
	if err != nil {
		return reply{}, err
	}
	c.doc.Instructions = slices.DeleteFunc(c.doc.Instructions, func(other object) bool {
		return other["pageId"] == o["pageId"] && other["locale"] == o["locale"]
	})
	return reply{status: http.StatusNoContent}, nil
}
