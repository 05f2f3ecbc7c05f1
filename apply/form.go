package apply

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state/registry"
)

// mediaForm is the content type of forms, without their boundary.
const mediaForm = "multipart/form-data"

// encoded returns a body in the form that an endpoint takes, and its content type.
func encoded(kind *registry.Kind, e *registry.Endpoint, v any) (body []byte, media string) {
	if e.Media != mediaForm {
		return jsonvalue.Canonical(v), e.Media
	}
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	err := writeForm(form, kind, e, v)
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes(), form.FormDataContentType()
}

// writeForm writes a text as a file, or the texts of an object as fields. An empty field
// means that there is none.
func writeForm(form *multipart.Writer, kind *registry.Kind, e *registry.Endpoint, v any) error {
	if object, isObject := v.(map[string]any); isObject {
		for _, name := range jsonvalue.SortedKeys(object) {
			text, _ := object[name].(string)
			if err := form.WriteField(name, text); err != nil {
				return err
			}
		}
		return nil
	}
	text, _ := v.(string)
	part, err := form.CreateFormFile(e.Part, kind.Name+".txt")
	if err == nil {
		_, err = io.WriteString(part, text)
	}
	return err
}

// decoded returns what a request sends.
func decoded(r rest.Request) (any, error) {
	media, params, _ := mime.ParseMediaType(r.ContentType)
	if media != mediaForm {
		return jsonvalue.Decode(r.Body)
	}
	form, err := multipart.NewReader(bytes.NewReader(r.Body), params["boundary"]).ReadForm(int64(len(r.Body)))
	if err != nil {
		return nil, err
	}
	for _, files := range form.File {
		file, err := files[0].Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(file)
		return string(text), err
	}
	fields := map[string]any{}
	for name, texts := range form.Value {
		fields[name] = nil
		if texts[0] != "" {
			fields[name] = texts[0]
		}
	}
	return fields, nil
}
