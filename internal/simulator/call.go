package simulator

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"

	"isc-sync/internal/simulator/jsonpatch"
)

// maxBody is what the simulator reads of a request.
const maxBody = 64 << 20

// A call is one request on its way to its handler, which runs alone.
type call struct {
	tenant  *Tenant
	doc     *document
	version string
	params  map[string]string
	query   url.Values
	accept  string
	body    any
	ops     []jsonpatch.Operation
	form    *multipart.Form
	writes  bool
	now     time.Time
	outcome string // of a task that the call starts; "" leaves it to the task

	lookUps map[string]int // of each kind, until there is an index
	index   map[string]map[string]object
}

// A reply is what a handler answers. The zero status is 200; raw, if not nil,
// goes out instead of the body.
type reply struct {
	status int
	body   any
	raw    []byte
	kind   string // content type of raw
	header map[string]string
}

func ok(body any) (reply, error) { return reply{body: body}, nil }

func (r reply) response() response {
	status := r.status
	if status == 0 {
		status = http.StatusOK
	}
	out := jsonResponse(status, r.body)
	if r.raw != nil {
		out.body = r.raw
		out.header["Content-Type"] = r.kind
	}
	for key, value := range r.header {
		out.header[key] = value
	}
	return out
}

// object returns the body as an object.
func (c *call) object() (object, error) {
	body, ok := c.body.(object)
	if !ok {
		return nil, refuse("The request body is not an object.")
	}
	return body, nil
}

// stamp is the time of the call as the API writes it.
func (c *call) stamp() string { return stampTime(c.now) }

func stampTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// read takes the body in, by the kind that the route expects.
func (c *call) read(r *http.Request, kind bodyKind) error {
	contentType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case jsonBody:
		if contentType != "application/json" {
			return unsupportedMedia(contentType)
		}
		return c.readJSON(r)
	case patchBody:
		if contentType != "application/json-patch+json" {
			return unsupportedMedia(contentType)
		}
		return c.readPatch(r)
	case plainPatch:
		if contentType != "application/json" {
			return unsupportedMedia(contentType)
		}
		return c.readPatch(r)
	case formBody:
		return c.readForm(r, contentType)
	case fieldsForm:
		return c.readFields(r, contentType)
	case optionalForm:
		if contentType == "" {
			c.form = &multipart.Form{File: map[string][]*multipart.FileHeader{}}
			return nil
		}
		return c.readForm(r, contentType)
	}
	return nil
}

func (c *call) readJSON(r *http.Request) error {
	decoder := json.NewDecoder(io.LimitReader(r.Body, maxBody))
	decoder.UseNumber()
	if err := decoder.Decode(&c.body); err != nil {
		return refuse("The request body is not JSON: %v.", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return refuse("Something follows the JSON value in the request body.")
	}
	return nil
}

func (c *call) readPatch(r *http.Request) error {
	if err := c.readJSON(r); err != nil {
		return err
	}
	ops, err := jsonpatch.Decode(c.body)
	if err != nil {
		return refuse("The JSON patch is not valid: %v.", err)
	}
	c.ops = ops
	return nil
}

// readForm wants a real multipart body. A header that announces one without a
// boundary makes the service fail (API: Source operations).
func (c *call) readForm(r *http.Request, contentType string) error {
	if contentType == "application/x-www-form-urlencoded" && c.version == "beta" {
		c.form = &multipart.Form{}
		return nil
	}
	if contentType != "multipart/form-data" {
		return unsupportedMedia(contentType)
	}
	if !strings.Contains(r.Header.Get("Content-Type"), "boundary=") {
		return internalFault("The multipart request has no boundary.")
	}
	if err := r.ParseMultipartForm(maxForm); err != nil {
		return internalFault(err.Error())
	}
	c.form = r.MultipartForm
	return nil
}

// readFields makes an object of the fields of a form. An empty one has no value.
func (c *call) readFields(r *http.Request, contentType string) error {
	if err := c.readForm(r, contentType); err != nil {
		return err
	}
	body := object{}
	for name, texts := range c.form.Value {
		if len(texts) != 1 {
			return refuse("The field %q is there %d times.", name, len(texts))
		}
		body[name] = nil
		if texts[0] != "" {
			body[name] = texts[0]
		}
	}
	c.body = body
	return nil
}

// patched applies the call's operations to a document.
func (c *call) patched(document object) (object, error) {
	result, err := jsonpatch.Apply(document, c.ops)
	if err != nil {
		return nil, refuse("The JSON patch cannot be applied: %v.", err)
	}
	out, ok := result.(object)
	if !ok {
		return nil, refuse("The JSON patch leaves no object.")
	}
	return out, nil
}
