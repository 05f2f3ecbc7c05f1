package apply

import (
	"bytes"
	"fmt"
	"maps"
	"mime/multipart"
	"net/url"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// mediaPatch is the content type of RFC 6902.
const mediaPatch = "application/json-patch+json"

// createRequest returns the request that creates an object.
func (r *run) createRequest(c call, body map[string]any) rest.Request {
	field, v := apiForm(c.Kind, body)
	return r.request(c.Kind, c.endpoint, c.path(), c.query, field, v)
}

// apiForm returns an object in the API's form: for kinds with a root only its
// array or text.
func apiForm(kind *registry.Kind, body map[string]any) (*registry.Field, any) {
	if kind.Root == "" {
		return kind.Spec, body
	}
	v, _ := kind.Root.Get(map[string]any(body))
	return kind.Spec.At(kind.Root), v
}

// editRequest returns the request for edits of an object: a patch, or the whole
// object with the edits applied.
func (r *run) editRequest(now *state.Object, version string, vars map[string]string, e plan.Edits) (rest.Request, error) {
	kind := now.Kind
	endpoint := endpointFor(kind, e.Put)
	path := endpoint.URLPath(endpoint.VersionFor(version), vars)
	if isPatched(kind, e) {
		return r.patchRequest(kind, endpoint, path, e.Patch), nil
	}
	if len(now.Malformed) > 0 {
		return rest.Request{}, fmt.Errorf("the tenant's value at %s cannot be sent back unchanged, and this object is only taken whole", now.Malformed[0])
	}
	whole, err := applyEdits(now, e.Patch)
	if err != nil {
		return rest.Request{}, err
	}
	whole, _ = kind.Spec.WithoutNulls(whole).(map[string]any)
	if kind.Update.How == registry.UpdateByMember {
		return r.patchRequest(kind, endpoint, path, memberPatch(kind, now.Value, whole)), nil
	}
	whole = putBody(kind, now.Value, whole)
	field, v := apiForm(kind, whole)
	return r.request(kind, endpoint, path, nil, field, v), nil
}

// isPatched reports whether edits are sent as a JSON Patch, and not as the whole
// value.
func isPatched(kind *registry.Kind, e plan.Edits) bool {
	return kind.Update.How == registry.UpdateByPatch && !e.Put
}

// applyEdits returns an object with edits applied, in the form in which it is
// sent whole.
func applyEdits(now *state.Object, patch patch.Patch) (map[string]any, error) {
	whole, err := patch.Apply(map[string]any(now.Value))
	if err != nil {
		return nil, fmt.Errorf("the edits do not fit the object: %w", err)
	}
	obj, _ := now.Kind.Spec.WithoutNames(whole).(map[string]any)
	return obj, nil
}

// endpointFor returns the endpoint for an update, as the planner chooses it.
func endpointFor(kind *registry.Kind, put bool) *registry.Endpoint {
	if put && kind.API.Replace != nil || kind.API.Update == nil {
		return kind.API.Replace
	}
	return kind.API.Update
}

func (r *run) patchRequest(kind *registry.Kind, e *registry.Endpoint, path string, p patch.Patch) rest.Request {
	f := variables{kind: kind, env: r.inputs.env}
	ops := make([]any, len(p))
	for i, op := range p {
		out := map[string]any{"op": op.Op, "path": string(op.Path)}
		if op.Op != patch.Remove {
			out["value"] = f.substitute(kind.Spec.At(op.Path), op.Value, op.Path)
		}
		ops[i] = out
	}
	media := mediaPatch
	if e.Media != "" {
		media = e.Media
	}
	return rest.Request{Method: e.Method, Path: path, Body: jsonvalue.Canonical(ops), ContentType: media, Secrets: f.secrets, Public: []string{kind.Words()}}
}

func (r *run) request(kind *registry.Kind, e *registry.Endpoint, path string, query url.Values, field *registry.Field, v any) rest.Request {
	f := variables{kind: kind, env: r.inputs.env}
	body, media := encoded(kind, e, f.substitute(field, v, kind.Root))
	return rest.Request{Method: e.Method, Path: path, Query: query, Body: body, ContentType: media, Secrets: f.secrets, Public: []string{kind.Words()}}
}

// putBody returns a whole object for a PUT: without the members that the kind
// omits, and with null for removed members if the tenant keeps those that it is
// not sent.
func putBody(kind *registry.Kind, before, whole map[string]any) map[string]any {
	rule := kind.Update
	out := maps.Clone(whole)
	for _, f := range kind.OwnLists() {
		delete(out, f.Name)
	}
	for name, was := range before {
		if _, stays := out[name]; !stays && was != nil && rule.Merges {
			out[name] = nil
		}
	}
	for _, name := range rule.Omit {
		delete(out, name)
	}
	return out
}

// namedRequest returns the request for a deletion or a publication: the path or
// the body names the object.
func namedRequest(c call, id string) rest.Request {
	r := rest.Request{Method: c.endpoint.Method, Path: c.path(), Query: c.query}
	var name any
	switch c.endpoint.Body {
	case registry.BodyNone:
		return r
	case registry.BodyIDs:
		name = id
	case registry.BodyKeys:
		keys := map[string]any{}
		for field, value := range c.Identity {
			keys[field] = value
		}
		name = keys
	}
	r.Body, r.ContentType = jsonvalue.Canonical([]any{name}), c.endpoint.Media
	return r
}

// uploadRequest returns the request that uploads the file in a value as a form,
// under the object's name.
func uploadRequest(c call, v any) (rest.Request, error) {
	var file *state.File
	jsonvalue.Leaves(v, func(leaf any) {
		if f, ok := leaf.(state.File); ok {
			file = &f
		}
	})
	if file == nil {
		return rest.Request{}, fmt.Errorf("no file to upload")
	}
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile(c.endpoint.Part, c.Key.Name())
	if err == nil {
		_, err = part.Write([]byte(file.Text))
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		return rest.Request{}, fmt.Errorf("make the form: %w", err)
	}
	return rest.Request{Method: c.endpoint.Method, Path: c.path(), Body: b.Bytes(), ContentType: form.FormDataContentType()}, nil
}
