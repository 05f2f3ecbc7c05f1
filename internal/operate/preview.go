package operate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/rest"
)

// Foresight is how the losses of an operation can be found beforehand.
type Foresight string

// The foresights: the accounts are counted, the attributes of a schema compared
// with those of a file.
const (
	SeesAccounts   Foresight = "accounts"
	SeesAttributes Foresight = "attributes"
)

// Preview is what an operation is about to change.
type Preview struct {
	// Text is a clause for users, "" if nothing is known.
	Text string
	// Harms is set if something is lost, to which users must agree.
	Harms bool
}

// AlwaysHarms reports whether the operation loses something in every tenant.
func (o *Operation) AlwaysHarms() bool { return o.Harm != "" && o.Sees != SeesAttributes }

// Preview reads what an operation is about to change. It changes nothing. Its
// errors are those of rest.Client.Do and, for a file that is not CSV, an
// *InputError.
func (r *Runner) Preview(ctx context.Context, o Operation, on Source, given Given) (Preview, error) {
	switch o.Sees {
	case SeesAccounts:
		return r.previewAccounts(ctx, o, on)
	case SeesAttributes:
		return r.previewAttributes(ctx, o, on, given)
	}
	return Preview{Text: o.Harm, Harms: o.Harm != ""}, nil
}

// previewAccounts counts the accounts, where that may be seen.
func (r *Runner) previewAccounts(ctx context.Context, o Operation, on Source) (Preview, error) {
	seen := Preview{Text: o.Harm, Harms: true}
	if r.Kind.Delete.Preflight == nil || r.Kind.Delete.Preflight.Count == nil {
		return seen, nil
	}
	rule := r.Kind.Delete.Preflight.Count
	n, err := r.reader().Count(ctx, rule, on.ID)
	var shape *rest.ShapeError
	switch {
	case rest.IsRefusal(err) || errors.As(err, &shape):
		return seen, nil
	case err != nil:
		return seen, fmt.Errorf("count each %s: %w", rule.What, err)
	}
	seen.Text += fmt.Sprintf(" (the tenant counts %d)", n)
	return seen, nil
}

// previewAttributes compares the template that the tenant has with the file. A
// schema that is not there yet loses nothing.
func (r *Runner) previewAttributes(ctx context.Context, o Operation, on Source, given Given) (Preview, error) {
	wanted, err := columns(given.File.Content)
	if err != nil {
		return Preview{}, &InputError{fmt.Sprintf("--file is not a CSV file: %v", err), csvHint}
	}
	request, err := Find(templateGet, o.Form).request(r.Version, on.ID, Given{Values: given.Values})
	if err != nil {
		return Preview{}, err
	}
	response, err := r.Client.Do(ctx, request)
	if rest.IsMissing(err) {
		return compared(o.schema(given), nil, wanted), nil
	}
	if err != nil {
		return Preview{}, o.explained(on, fmt.Errorf("read the attributes: %w", err))
	}
	have, err := columns(response.Body)
	if err != nil {
		return Preview{}, fmt.Errorf("read the attributes: %w", err)
	}
	return compared(o.schema(given), have, wanted), nil
}

// compared describes what a schema loses and gets.
func compared(schema string, have, wanted []string) Preview {
	gone, come := without(have, wanted), without(wanted, have)
	var parts []string
	if len(gone) > 0 {
		parts = append(parts, "loses "+strings.Join(gone, ", "))
	}
	if len(come) > 0 {
		parts = append(parts, "gets "+strings.Join(come, ", "))
	}
	if parts == nil {
		parts = []string{"keeps its attributes"}
	}
	return Preview{Text: fmt.Sprintf("the schema %q %s", schema, strings.Join(parts, " and ")), Harms: len(gone) > 0}
}

// without returns the names, quoted, that are not among others.
func without(names, others []string) []string {
	var out []string
	for _, name := range names {
		if !slices.Contains(others, name) {
			out = append(out, strconv.Quote(name))
		}
	}
	return out
}
