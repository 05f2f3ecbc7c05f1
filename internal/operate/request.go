package operate

import (
	"encoding/json"
	"fmt"
	"net/url"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
)

// request makes the call of an operation on a source.
func (o *Operation) request(version, sourceID string, given Given) (rest.Request, error) {
	if err := o.Check(given); err != nil {
		return rest.Request{}, err
	}
	r := rest.Request{
		Method: o.Endpoint.Method,
		Path:   o.Endpoint.URLPath(o.Endpoint.VersionFor(version), map[string]string{"id": sourceID}),
		Query:  o.query(given),
	}
	switch {
	case o.has(InBody):
		r.Body = jsonvalue.Canonical(o.body(given))
	case o.has(InForm):
		body, contentType, err := o.encodeForm(given)
		if err != nil {
			return r, fmt.Errorf("make the form of %s: %w", o.Name, err)
		}
		r.Body, r.ContentType = body, contentType
	}
	return r, nil
}

func (o *Operation) has(p Place) bool {
	for _, in := range o.Inputs {
		if in.Place == p {
			return true
		}
	}
	return false
}

func (o *Operation) query(given Given) url.Values {
	query := url.Values{}
	for _, in := range o.Inputs {
		if value := given.Values[in.Name]; in.Place == InQuery && value != "" {
			query.Set(in.Field, value)
		}
	}
	return query
}

func (o *Operation) body(given Given) map[string]any {
	body := map[string]any{}
	for _, in := range o.Inputs {
		value := given.Values[in.Name]
		switch {
		case in.Place != InBody || value == "":
		case in.Type == Number:
			body[in.Field] = json.Number(value)
		default:
			body[in.Field] = value
		}
	}
	return body
}
