package simulator_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"strings"
	"testing"

	"isc-sync/internal/simulator"
)

// formOf is a form with texts, and with texts as files.
func formOf(t *testing.T, texts, files map[string]string) (contentType, body string) {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, text := range texts {
		if err := form.WriteField(name, text); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		part, err := form.CreateFormFile(name, name+".txt")
		if err == nil {
			_, err = io.WriteString(part, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return form.FormDataContentType(), b.String()
}

// form sends a form and wants this status.
func (c *client) form(status int, method, path string, texts, files map[string]string) answer {
	c.t.Helper()
	contentType, body := formOf(c.t, texts, files)
	got, err := c.send(method, path, contentType, body)
	if err != nil || got.status != status {
		c.t.Fatalf("%s %s: status %d, want %d: %s %v", method, path, got.status, status, got.text, err)
	}
	return got
}

func TestLifeOfThePasswordDictionary(t *testing.T) {
	for _, version := range strings.Fields(allVersions) {
		_, c := memory(t, simulator.Options{})
		path := wire(version, "/password-dictionary")
		if old := c.must(200, "GET", path, ""); !strings.HasPrefix(old.header.Get("Content-Type"), "text/plain") || old.text != "" {
			t.Errorf("%s: shows %q as %s", version, old.text, old.header.Get("Content-Type"))
		}
		c.form(201, "PUT", path, nil, map[string]string{"file": "secret"})
		const text = "# ours\r\n\r\nlocale=de_DE\r\npasswort\r\n"
		if got := c.form(200, "PUT", path, nil, map[string]string{"file": text}); got.text != "" {
			t.Errorf("%s: answers %q", version, got.text)
		}
		if got := c.must(200, "GET", path, ""); got.text != text {
			t.Errorf("%s: shows %q", version, got.text)
		}
	}
	_, c := memory(t, simulator.Options{AbsentConfig: simulator.NotFound})
	c.must(404, "GET", "/v2025/password-dictionary", "")
	c.form(201, "PUT", "/v2025/password-dictionary", nil, map[string]string{"file": "secret"})
	c.must(200, "GET", "/v2025/password-dictionary", "")
}

func TestThePasswordDictionaryRefuses(t *testing.T) {
	_, c := memory(t, simulator.Options{})
	const path = "/v2025/password-dictionary"
	words := strings.Repeat("word\n", 2500)
	c.form(201, "PUT", path, nil, map[string]string{"file": words + "# a comment\n \nlocale=en_US"})
	for content, cause := range map[string]string{
		"two words": "white space", " word": "white space", "\xff": "UTF-8", words + "word": "more than 2500",
		"# " + strings.Repeat("ä", 127): "longer than 128", words + "locale=a\nlocale=b": "more than 2500",
	} {
		if got := c.form(400, "PUT", path, nil, map[string]string{"file": content}); !strings.Contains(got.at("/causes/0/text"), cause) {
			t.Errorf("%.20q: %s", content, got.text)
		}
	}
	c.form(400, "PUT", path, nil, nil)
	c.form(400, "PUT", path, map[string]string{"file": "word"}, nil)
	c.form(400, "PUT", path, map[string]string{"name": "x"}, map[string]string{"file": "word"})
	c.must(415, "PUT", path, `{"file":"word"}`)
	c.header = map[string][]string{"Accept": {"application/json"}}
	c.must(406, "GET", path, "")
}
