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

// telling is the length from which every value of a variable is looked for in
// texts. A shorter number is only a secret under a name that tells.
const telling = 8

// isSecret reports whether the value of a variable is to be kept out of texts:
// not where the field is a number or a boolean that the tenant shows.
func isSecret(kind *registry.Kind, f *registry.Field, at jsonvalue.Pointer, text string) bool {
	_, notNumber := strconv.ParseFloat(text, 64)
	isShort := utf8.RuneCountInString(text) < telling && (notNumber == nil || secret.IsFlag(text))
	switch {
	case f != nil && len(f.Types) > 0 && !f.HasType("string"):
		return false
	case isShort:
		return state.IsSecret(kind, nil, at) || state.TellsOf(nil, at.Last())
	}
	return text != ""
}

// veil keeps the secrets of a plan out of whatever is told of it.
type veil struct{ *secret.Redactor }

// veilOf knows the words that the plan has beside its secrets.
func veilOf(p *plan.Plan, kinds *registry.Kinds, secrets []string) veil {
	if len(secrets) == 0 {
		return veil{secret.NewRedactor(nil)} // cipher text is cut out all the same
	}
	slices.Sort(secrets)
	public := []string{}
	for _, kind := range kinds.All() {
		public = append(public, kind.Words())
	}
	forEachStep(p, func(it item) {
		public = append(public, string(it.change.Key), string(jsonvalue.Canonical(plan.Plain(it.step.Body))))
		for _, op := range it.step.Patch {
			public = append(public, string(op.Path), string(jsonvalue.Canonical(plan.Plain(op.Value))))
		}
	})
	return veil{secret.NewRedactor(slices.Compact(secrets), public...)}
}

func (v veil) result(r Result) Result {
	r.Cause, r.Hint = v.Text(r.Cause), v.Text(r.Hint)
	r.DetailCode, r.TrackingID = v.ID(r.DetailCode), v.ID(r.TrackingID)
	r.Altered, r.Habits = v.alterations(r.Altered), v.alterations(r.Habits)
	r.Drift = v.drift(r.Drift)
	return r
}

// value returns a value without secrets in its texts.
func (v veil) value(value any) any {
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

func (v veil) alterations(all []Alteration) []Alteration {
	out := slices.Clone(all)
	for i, a := range out {
		out[i].Sent, out[i].Stored, out[i].Text = v.value(a.Sent), v.value(a.Stored), v.Text(a.Text)
	}
	return out
}

func (v veil) drift(all []plan.Drift) []plan.Drift {
	out := slices.Clone(all)
	for i, d := range out {
		out[i].Planned, out[i].Current = v.value(d.Planned), v.value(d.Current)
	}
	return out
}
