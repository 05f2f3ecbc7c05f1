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

// createRequest sends a new object.
func (r *run) createRequest(c call, body map[string]any) rest.Request {
	field, v := sendable(c.Kind, body)
	return r.request(c.Kind, c.endpoint, c.path(), c.query, field, v)
}

// sendable is an object in the API's form: kinds with a root are only its
// array.
func sendable(kind *registry.Kind, body map[string]any) (*registry.Field, any) {
	if kind.Root == "" {
		return kind.Spec, body
	}
	v, _ := kind.Root.Get(map[string]any(body))
	return kind.Spec.At(kind.Root), v
}

// editRequest sends edits of the object as it is now: as a patch, or applied
// to it and whole.
func (r *run) editRequest(now *state.Object, version string, vars map[string]string, e plan.Edits) (rest.Request, error) {
	kind := now.Kind
	endpoint := endpointFor(kind, e.Put)
	path := endpoint.URLPath(endpoint.VersionFor(version), vars)
	if isPatched(kind, e) {
		return r.patchRequest(kind, endpoint, path, e.Patch), nil
	}
	if len(now.Flawed) > 0 {
		return rest.Request{}, fmt.Errorf("the tenant's value at %s cannot be sent back unchanged, and this object is only taken whole", now.Flawed[0])
	}
	whole, err := edited(now, e.Patch)
	if err != nil {
		return rest.Request{}, err
	}
	whole, _ = kind.Spec.WithoutNulls(whole).(map[string]any)
	whole = asPut(kind, now.Value, whole)
	field, v := sendable(kind, whole)
	return r.request(kind, endpoint, path, nil, field, v), nil
}

// isPatched reports whether edits are sent as a JSON Patch, and not as the whole
// value.
func isPatched(kind *registry.Kind, e plan.Edits) bool {
	return kind.Update.How == registry.UpdateByPatch && !e.Put
}

// edited is an object with edits applied, as it is sent where it is sent whole.
func edited(now *state.Object, patch patch.Patch) (map[string]any, error) {
	whole, err := patch.Apply(map[string]any(now.Value))
	if err != nil {
		return nil, fmt.Errorf("the edits do not fit the object: %w", err)
	}
	obj, _ := now.Kind.Spec.WithoutNames(whole).(map[string]any)
	return obj, nil
}

// endpointFor chooses as the planner does.
func endpointFor(kind *registry.Kind, put bool) *registry.Endpoint {
	if put && kind.API.Replace != nil || kind.API.Update == nil {
		return kind.API.Replace
	}
	return kind.API.Update
}

func (r *run) patchRequest(kind *registry.Kind, e *registry.Endpoint, path string, p patch.Patch) rest.Request {
	f := filler{kind: kind, env: r.inputs.env}
	ops := make([]any, len(p))
	for i, op := range p {
		out := map[string]any{"op": op.Op, "path": string(op.Path)}
		if op.Op != patch.Remove {
			out["value"] = f.fill(kind.Spec.At(op.Path), op.Value, op.Path)
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
	f := filler{kind: kind, env: r.inputs.env}
	body := jsonvalue.Canonical(f.fill(field, v, kind.Root))
	return rest.Request{Method: e.Method, Path: path, Query: query, Body: body, ContentType: e.Media, Secrets: f.secrets, Public: []string{kind.Words()}}
}

// asPut is a whole object as a PUT has it: without what the kind omits, and, where
// the tenant keeps what it is not sent, with null for what goes.
func asPut(kind *registry.Kind, before, whole map[string]any) map[string]any {
	rule := kind.Update
	out := maps.Clone(whole)
	for _, f := range kind.OwnLists() {
		delete(out, f.Name)
	}
	for name := range before {
		if _, stays := out[name]; !stays && rule.Merges {
			out[name] = nil
		}
	}
	for _, name := range rule.Omit {
		delete(out, name)
	}
	return out
}

// namedRequest is a deletion or a publication: the object is named by the path or
// by the body.
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

// uploadRequest sends the file in a value as a form, under the object's name.
func uploadRequest(c call, v any) (rest.Request, error) {
	var file *state.File
	jsonvalue.Leaves(v, func(leaf any) {
		if f, ok := leaf.(state.File); ok {
			file = &f
		}
	})
	if file == nil {
		return rest.Request{}, fmt.Errorf("there is no file to upload")
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
