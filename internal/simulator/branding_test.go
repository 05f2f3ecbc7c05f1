package simulator_test

import (
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

const picture = "\x89PNG\r\n\x1a\n and more"

func TestLifeOfABranding(t *testing.T) {
	for _, version := range strings.Fields(sinceV3) {
		_, c := memory(t, simulator.Options{})
		all := wire(version, "/brandings")
		first := map[string]string{"name": "partners", "productName": "Partner Access", "navigationColor": "011E69", "emailFromAddress": ""}
		made := c.form(201, "POST", all, first, map[string]string{"fileStandard": picture})
		if made.at("/navigationColor") != "011E69" || made.at("/emailFromAddress") != "<nil>" || !strings.HasSuffix(made.at("/standardLogoURL"), ".png") {
			t.Errorf("%s: answered %s", version, made.text)
		}
		if got := c.must(200, "GET", all, ""); len(got.rows()) != 2 {
			t.Errorf("%s: lists %s", version, got.text)
		}
		changed := map[string]string{"name": "partners", "productName": "Partners", "loginInformationalMessage": "Welcome"}
		c.form(200, "PUT", all+"/partners", changed, nil)
		now := c.must(200, "GET", all+"/partners", "")
		if now.at("/productName") != "Partners" || now.at("/navigationColor") != "<nil>" || now.at("/standardLogoURL") != "<nil>" {
			t.Errorf("%s: shows %s", version, now.text)
		}
		c.must(204, "DELETE", all+"/partners", "")
		c.must(404, "GET", all+"/partners", "")
	}
}

func TestBrandingsRefuse(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	const all, one = "/v2025/brandings", "/v2025/brandings/default"
	for name, tt := range map[string]struct {
		method, path, cause string
		texts, files        map[string]string
	}{
		"no name":           {"POST", all, "name", map[string]string{"productName": "x"}, nil},
		"no product":        {"POST", all, "productName", map[string]string{"name": "x", "productName": ""}, nil},
		"an unknown field":  {"POST", all, `"logo"`, map[string]string{"name": "x", "productName": "x", "logo": "y"}, nil},
		"an address":        {"PUT", one, `"standardLogoURL"`, map[string]string{"name": "default", "productName": "x", "standardLogoURL": "y"}, nil},
		"an unknown file":   {"POST", all, `"logo"`, map[string]string{"name": "x", "productName": "x"}, map[string]string{"logo": picture}},
		"no picture":        {"POST", all, "not a PNG", map[string]string{"name": "x", "productName": "x"}, map[string]string{"fileStandard": "GIF89a"}},
		"no color":          {"PUT", one, "activeLinkColor", map[string]string{"name": "default", "productName": "x", "activeLinkColor": "blue"}, nil},
		"another name":      {"PUT", one, "name", map[string]string{"name": "other", "productName": "x"}, nil},
		"a name once more":  {"POST", all, "already exists", map[string]string{"name": "Default", "productName": "x"}, nil},
		"a form of nothing": {"PUT", one, "name", nil, nil},
	} {
		if got := c.form(400, tt.method, tt.path, tt.texts, tt.files); !strings.Contains(got.at("/causes/0/text"), tt.cause) {
			t.Errorf("%s: %s", name, got.text)
		}
	}
	c.must(415, "POST", all, `{"name":"x","productName":"x"}`)
	c.refused(400, "default branding cannot be deleted", "DELETE", one, "")
	c.must(404, "GET", "/beta/brandings", "")
}
