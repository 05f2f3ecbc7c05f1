package acceptance

import (
	"bytes"
	"io"
	"mime/multipart"
	"strings"

	"isc-sync/state/registry"
)

// textObject reads the body of an object that is a text, also where it is a file in a
// form; nil where there is none.
func textObject(k *registry.Kind, body []byte) map[string]any {
	if len(body) == 0 {
		return nil
	}
	text := string(body)
	if form := formIn(body); form != nil {
		for part, err := form.NextPart(); err == nil; part, err = form.NextPart() {
			content, _ := io.ReadAll(part)
			text = string(content)
		}
	}
	return map[string]any{k.Root.Last(): text}
}

// formObject reads a body that is a form with the members of an object as fields; nil if
// it is none. An empty field is no value.
func formObject(body []byte) map[string]any {
	form := formIn(body)
	if form == nil {
		return nil
	}
	object := map[string]any{}
	for part, err := form.NextPart(); err == nil; part, err = form.NextPart() {
		content, _ := io.ReadAll(part)
		object[part.FormName()] = nil
		if len(content) > 0 {
			object[part.FormName()] = string(content)
		}
	}
	return object
}

// formIn reads a body that is a form; its first line names the boundary.
func formIn(body []byte) *multipart.Reader {
	first, _, found := strings.Cut(string(body), "\r\n")
	boundary, marked := strings.CutPrefix(first, "--")
	if !found || !marked {
		return nil
	}
	return multipart.NewReader(bytes.NewReader(body), boundary)
}
