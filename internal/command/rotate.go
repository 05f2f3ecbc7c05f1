package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner"
	"isc-sync/state"
)

const flagRotate = "--rotate-secrets"

// rotations reads what --rotate-secrets names. Where no document has a secret
// there, nothing would be sent, and whoever asked would believe that it was.
func (d *directory) rotations(texts []string) ([]planner.Target, error) {
	targets, err := d.targets(flagRotate, texts)
	if err != nil {
		return nil, err
	}
	for i, t := range targets {
		secrets := d.secretsOf(t.Key)
		if !slices.ContainsFunc(secrets, t.Pointer.Contains) {
			return nil, hinted(fmt.Errorf("%s %q: no secret is declared there", flagRotate, texts[i]), secretHint(t, secrets))
		}
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

func secretHint(t planner.Target, secrets []jsonvalue.Pointer) string {
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
func rotated(planned *planner.Result, targets []planner.Target) error {
	for _, t := range targets {
		if len(planned.Problems) == 0 && !sends(planned.Plan, t) {
			about := string(t.Key)
			if t.Pointer != "" {
				about += "#" + string(t.Pointer)
			}
			return hinted(fmt.Errorf("%s %s: the plan sends no secret there", flagRotate, about),
				"--only may leave it out, or it is no secret of the tenant: then it is compared, and sent where it differs")
		}
	}
	return nil
}

func sends(plan *planner.Plan, t planner.Target) bool {
	c := plan.Find(t.Key)
	return c != nil && slices.ContainsFunc(c.Fields, func(f planner.FieldChange) bool {
		return f.Sensitive && t.Pointer.Contains(f.Pointer)
	})
}
