package operate

import (
	"context"
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/suggest"
	"isc-sync/internal/tenant"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Source is the object that an operation is about.
type Source struct {
	ID, Name string
	// Delimited reports whether it reads a delimited file that users send.
	Delimited bool
}

// Runner runs operations in one tenant.
type Runner struct {
	Client *rest.Client
	// Kind is what a source is: where sources are listed, and which of their
	// values are secret.
	Kind *registry.Kind
	// Version is the chosen API version.
	Version string
}

// SourceError means that no one source has a name.
type SourceError struct {
	Text string
	hint string
}

// Error returns why the name does not identify a source.
func (e *SourceError) Error() string { return e.Text }

// Hint returns what the user may do about it, or nothing.
func (e *SourceError) Hint() string { return e.hint }

// Find returns the source with exactly this name. It takes one request; a
// second one looks for similar names. If the source does not exist, the error
// is a *SourceError.
func (r *Runner) Find(ctx context.Context, name string) (Source, error) {
	objects, err := r.reader().Named(ctx, r.Kind, name)
	if err != nil {
		return Source{}, fmt.Errorf("look for source %q: %w", name, err)
	}
	var found []Source
	for _, s := range sources(objects) {
		if s.Name == name {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Source{}, r.missing(ctx, name, objects)
	}
	var ids []string
	for _, s := range found {
		ids = append(ids, s.ID)
	}
	return Source{}, &SourceError{fmt.Sprintf("%d sources are called %q", len(found), name), "their ids are " + strings.Join(ids, ", ")}
}

// missing suggests a source: one whose name differs in letter case, or one of
// the first page.
func (r *Runner) missing(ctx context.Context, name string, objects []*state.Object) error {
	if len(objects) == 0 {
		objects, _ = r.reader().Some(ctx, r.Kind) // a hint is all that an error takes away
	}
	var names []string
	for _, s := range sources(objects) {
		names = append(names, s.Name)
	}
	return &SourceError{fmt.Sprintf("no source is called %q", name), suggest.DidYouMean(name, names)}
}

func (r *Runner) reader() *tenant.Reader {
	return &tenant.Reader{Client: r.Client, Version: r.Version}
}

func sources(objects []*state.Object) []Source {
	out := make([]Source, len(objects))
	for i, o := range objects {
		out[i] = Source{
			ID: o.ID, Name: o.Key.Name(), Delimited: textAt(map[string]any(o.Value), "/connectionType") == "file",
		}
	}
	return out
}

func textAt(v any, at jsonvalue.Pointer) string {
	found, _ := at.Get(v)
	s, _ := found.(string)
	return s
}
