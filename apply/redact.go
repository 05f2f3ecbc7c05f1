package apply

import (
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// minSecretLength is the length from which every value of a variable is redacted
// in texts. A shorter number is only redacted if the field's name indicates a
// secret.
const minSecretLength = 8

// isSecret reports whether the value of a variable must be redacted: not if the
// field is a number or a boolean that the tenant shows.
func isSecret(kind *registry.Kind, f *registry.Field, at jsonvalue.Pointer, text string) bool {
	_, notNumber := strconv.ParseFloat(text, 64)
	isShort := utf8.RuneCountInString(text) < minSecretLength && (notNumber == nil || secret.IsFlag(text))
	switch {
	case f != nil && len(f.Types) > 0 && !f.HasType("string"):
		return false
	case isShort:
		return state.IsSecret(kind, nil, at) || state.LooksSecret(nil, at.Last())
	}
	return text != ""
}

// redactor removes the secrets of a plan from results and events.
type redactor struct{ *secret.Redactor }

// newRedactor returns a redactor that leaves the public words of the plan alone.
func newRedactor(p *plan.Plan, kinds *registry.Kinds, secrets []string) redactor {
	if len(secrets) == 0 {
		return redactor{secret.NewRedactor(nil)} // cipher text is removed even without known secrets
	}
	slices.Sort(secrets)
	public := []string{}
	for _, kind := range kinds.All() {
		public = append(public, kind.Words())
	}
	forEachStep(p, func(it item) {
		public = append(public, string(it.change.Key), string(jsonvalue.Canonical(plan.WithMarkers(it.step.Body))))
		for _, op := range it.step.Patch {
			public = append(public, string(op.Path), string(jsonvalue.Canonical(plan.WithMarkers(op.Value))))
		}
	})
	return redactor{secret.NewRedactor(slices.Compact(secrets), public...)}
}

func (v redactor) result(r Result) Result {
	r.Cause, r.Hint = v.Text(r.Cause), v.Text(r.Hint)
	r.DetailCode, r.TrackingID = v.ID(r.DetailCode), v.ID(r.TrackingID)
	r.Altered, r.KnownServerBehavior = v.alterations(r.Altered), v.alterations(r.KnownServerBehavior)
	r.Drift = v.drift(r.Drift)
	return r
}

// value returns a value without secrets in its texts.
func (v redactor) value(value any) any {
	return jsonvalue.Map(value, func(leaf any) (any, bool) {
		switch leaf := leaf.(type) {
		case string:
			return v.Text(leaf), true
		case json.Number:
			return secret.Mark, v.Repeats(string(leaf))
		}
		return nil, false
	})
}

func (v redactor) alterations(all []Alteration) []Alteration {
	out := slices.Clone(all)
	for i, a := range out {
		out[i].Sent, out[i].Stored, out[i].Text = v.value(a.Sent), v.value(a.Stored), v.Text(a.Text)
	}
	return out
}

func (v redactor) drift(all []plan.Drift) []plan.Drift {
	out := slices.Clone(all)
	for i, d := range out {
		out[i].Planned, out[i].Current = v.value(d.Planned), v.value(d.Current)
	}
	return out
}
