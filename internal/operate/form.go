package operate

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime/multipart"
	"net/textproto"
)

// encodeForm makes the multipart form, even without input: the tenant answers
// 500 to a form that is announced and missing (API: Source operations).
func (o *Operation) encodeForm(given Given) (body []byte, contentType string, err error) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	if err := form.SetBoundary(boundary(given.File)); err != nil {
		return nil, "", err
	}
	for _, in := range o.Inputs {
		if in.Place != InForm {
			continue
		}
		if err := in.writePart(form, given); err != nil {
			return nil, "", err
		}
	}
	err = form.Close()
	return b.Bytes(), form.FormDataContentType(), err
}

// boundary follows from the content, so that the same form has the same bytes.
func boundary(file *File) string {
	hash := sha256.New()
	if file != nil {
		hash.Write([]byte(file.Name))
		hash.Write(file.Content)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// writePart adds one input. A switch is sent both ways, as the vendor's
// description has its field.
func (in Input) writePart(form *multipart.Writer, given Given) error {
	value := given.Values[in.Name]
	switch in.Type {
	case CSV:
		return in.writeFile(form, given.File)
	case Switch:
		if value == "" {
			value = "false"
		}
	}
	return form.WriteField(in.Field, value)
}

func (in Input) writeFile(form *multipart.Writer, file *File) error {
	if file == nil {
		return nil
	}
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", multipart.FileContentDisposition(in.Field, file.Name))
	header.Set("Content-Type", "text/csv")
	part, err := form.CreatePart(header)
	if err != nil {
		return err
	}
	_, err = part.Write(file.Content)
	return err
}
