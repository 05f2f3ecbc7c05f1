package contract

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// An operation is one method of one path in a description.
type operation struct {
	document   *openapi3.T
	path       string
	item       *openapi3.PathItem
	parameters map[string]string
}

func (o operation) input(r *http.Request, sent []byte) *openapi3filter.RequestValidationInput {
	copied := r.Clone(context.WithoutCancel(r.Context()))
	copied.Body = io.NopCloser(bytes.NewReader(sent))
	return &openapi3filter.RequestValidationInput{
		Request:    copied,
		PathParams: o.parameters,
		Route: &routers.Route{
			Spec: o.document, Path: o.path, PathItem: o.item, Method: r.Method, Operation: o.item.GetOperation(r.Method),
		},
		Options: &openapi3filter.Options{
			MultiError:         true,
			AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
			// Read-only members may be sent back (API: Source update), and one of them is
			// honoured by the service (API: Provisioning policies).
			ExcludeReadOnlyValidations: true,
		},
	}
}

func (o operation) checkRequest(r *http.Request, sent []byte) error {
	return brief(openapi3filter.ValidateRequest(context.WithoutCancel(r.Context()), o.input(r, sent)))
}

func (o operation) checkResponse(r *http.Request, sent []byte, response *http.Response, received []byte) error {
	return brief(openapi3filter.ValidateResponse(context.WithoutCancel(r.Context()), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: o.input(r, sent),
		Status:                 response.StatusCode,
		Header:                 response.Header,
		Body:                   io.NopCloser(bytes.NewReader(received)),
		Options:                &openapi3filter.Options{MultiError: true, ExcludeWriteOnlyValidations: true},
	}))
}

// brief shortens the library's errors, which quote whole schemas.
func brief(err error) error {
	if err == nil {
		return nil
	}
	var lines []string
	for _, line := range strings.Split(err.Error(), "\n") {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "Schema:") {
			break
		} else if line != "" {
			lines = append(lines, line)
		}
	}
	return errors.New(strings.Join(lines, " "))
}
