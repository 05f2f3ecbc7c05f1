package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// InputsOf returns the inputs of a plan, without the commit.
func InputsOf(in Input) plan.Inputs {
	out := plan.Inputs{
		Settings: plan.SettingsDigest(in.Settings), Documents: map[state.Key]string{},
		Only: in.Options.Only, Alone: in.Options.Alone, Without: in.Options.Without, Rotate: in.Options.Rotate, Upload: in.Options.Upload, SkipProblems: in.Options.SkipProblems,
	}
	for _, doc := range in.Documents {
		out.Documents[doc.Key] = plan.DocumentDigest(doc)
	}
	out.Variables = append(out.Variables, jsonvalue.SortedKeys(in.Options.Env)...)
	return out
}

// OptionsOf returns the options of the run that made the plan, with the variables that were
// set then, as far as they are set now.
func OptionsOf(i plan.Inputs, env map[string]string) Options {
	o := Options{Only: i.Only, Alone: i.Alone, Without: i.Without, Rotate: i.Rotate, Upload: i.Upload, SkipProblems: i.SkipProblems, Env: map[string]string{}}
	for name, text := range env {
		if slices.Contains(i.Variables, name) {
			o.Env[name] = text
		}
	}
	return o
}
