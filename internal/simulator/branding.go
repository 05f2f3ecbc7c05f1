package simulator

import (
	"bytes"
	"io"
	"net/http"
	"regexp"
)

// brandings are how the pages and e-mails of the tenant look. They come as forms, and
// what a form does not have is gone, with the logo (API: Branding).
func brandings() *resource {
	return &resource{
		kind: "BRANDING", noun: "branding", path: "/brandings", param: "name", key: "name", form: true,
		list: func(d *document) *[]object { return &d.Brandings },
		fields: []field{
			{name: "name", shape: textOf(1, 0), mode: needed | fixed}, {name: "productName", shape: is(plainText), mode: needed},
			{name: "actionButtonColor", shape: is(color)}, {name: "activeLinkColor", shape: is(color)}, {name: "navigationColor", shape: is(color)},
			{name: "emailFromAddress", shape: is(plainText)}, {name: "loginInformationalMessage", shape: is(plainText)},
			{name: "standardLogoURL", mode: output},
		},
		listed: offer{versions: fromV3}, read: offer{versions: fromV3}, created: offer{fromV3, http.StatusCreated},
		replaced: offer{versions: fromV3}, deleted: offer{versions: fromV3},
		listing: func(string) listing { return listing{uncounted: true} },
		unique:  []string{"name"},
		rules: func(c *call, after, _ object) (err error) {
			after["standardLogoURL"], err = c.logo(text(after, "name"))
			return err
		},
		guard: func(_ *call, o object) error {
			if text(o, "name") == "default" {
				return refuse("The default branding cannot be deleted.")
			}
			return nil
		},
	}
}

var hexColor = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)

func color(_ *call, field string, value any) error {
	if text, isText := value.(string); !isText || !hexColor.MatchString(text) {
		return illegal(value, field)
	}
	return nil
}

var pngStart = []byte("\x89PNG\r\n\x1a\n")

// logo is the address of the picture in a form, nil if it has none.
func (c *call) logo(branding string) (any, error) {
	for name := range c.form.File {
		if name != "fileStandard" {
			return nil, refuse("Unrecognized field %q.", name)
		}
	}
	files := c.form.File["fileStandard"]
	if len(files) == 0 {
		return nil, nil
	}
	file, err := files[0].Open()
	if err != nil {
		return nil, internalFault(err.Error())
	}
	defer file.Close()
	start := make([]byte, len(pngStart))
	if _, err := io.ReadFull(file, start); err != nil || !bytes.Equal(start, pngStart) {
		return nil, refuse("The logo is not a PNG file.")
	}
	return "https://pictures.acme.example/" + branding + "/" + c.tenant.newID() + ".png", nil
}
