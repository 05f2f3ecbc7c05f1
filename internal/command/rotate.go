package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

const flagRotate = "--rotate-secrets"

// rotations returns the secrets that --rotate-secrets names. Without a declared
// secret nothing would be sent, and the user would think it was.
func (d *directory) rotations(texts []string) ([]plan.Target, error) {
	var all []plan.Target
	for _, text := range texts {
		targets, err := d.rotation(text)
		if err != nil {
			return nil, err
		}
		all = append(all, targets...)
	}
	return all, nil
}

// rotation returns the secrets that one pattern, with or without a pointer,
// covers.
func (d *directory) rotation(text string) ([]plan.Target, error) {
	pattern, at, err := d.splitTarget(flagRotate, text)
	if err != nil {
		return nil, err
	}
	keys, err := d.matching(flagRotate, pattern)
	if err != nil {
		return nil, err
	}
	var targets []plan.Target
	for _, key := range keys {
		if slices.ContainsFunc(d.secretsOf(key), at.Contains) {
			targets = append(targets, plan.Target{Key: key, Pointer: at})
		}
	}
	if len(targets) == 0 {
		first := plan.Target{Key: keys[0], Pointer: at}
		return nil, hinted(fmt.Errorf("%s %q: no secret is declared there", flagRotate, text), secretHint(first, d.secretsOf(first.Key)))
	}
	return targets, nil
}

// secretsOf are the places of a document that take their values from
// variables.
func (d *directory) secretsOf(key state.Key) []jsonvalue.Pointer {
	doc := d.Documents.Find(key)
	if doc == nil || doc.Absent {
		return nil
	}
	return variablesIn(doc.Spec, "")
}

func variablesIn(v any, at jsonvalue.Pointer) []jsonvalue.Pointer {
	var found []jsonvalue.Pointer
	switch v := v.(type) {
	case state.Env:
		found = append(found, at)
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			found = append(found, variablesIn(v[key], at.Append(key))...)
		}
	case []any:
		for i, e := range v {
			found = append(found, variablesIn(e, at.Index(i))...)
		}
	}
	return found
}

func secretHint(t plan.Target, secrets []jsonvalue.Pointer) string {
	if len(secrets) == 0 {
		return "no value of " + string(t.Key) + " is written as !env NAME"
	}
	known := make([]string, len(secrets))
	for i, at := range secrets {
		known[i] = string(at)
	}
	return cmp.Or(suggest.DidYouMean(string(t.Pointer), known), "there are "+strings.Join(known, ", "))
}

// rotated checks that a plan sends every secret that was asked for: which
// variables hold secrets is for the tenant to say.
func (d *directory) rotated(planned *planner.Result, texts []string) error {
	if len(planned.Problems) > 0 {
		return nil
	}
	for _, text := range texts {
		targets, err := d.rotation(text)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(targets, func(t plan.Target) bool { return sends(planned.Plan, t) }) {
			return hinted(fmt.Errorf("%s %s: the plan sends no secret there", flagRotate, text),
				"--only may leave it out, or the tenant does not keep it as a secret: then it is compared, and sent if it differs")
		}
	}
	return nil
}

func sends(p *plan.Plan, t plan.Target) bool {
	c := p.Find(t.Key)
	return c != nil && slices.ContainsFunc(c.Fields, func(f plan.FieldChange) bool {
		return f.Sensitive && t.Pointer.Contains(f.Pointer)
	})
}
