package apply

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// inputs are the variables and files that the steps of a plan need.
type inputs struct {
	env      map[string]string
	files    map[string]state.File
	redactor redactor
}

// Missing returns the missing inputs of a plan as state.Problems; nil means
// none.
func Missing(plan *plan.Plan, kinds *registry.Kinds, opts Options) error {
	_, err := collectInputs(plan, kinds, opts.withDefaults())
	return err
}

// collectInputs returns the inputs of a plan, or everything that is missing as
// state.Problems.
func collectInputs(plan *plan.Plan, kinds *registry.Kinds, opts Options) (inputs, error) {
	g := &inputCollector{opts: opts, in: inputs{env: map[string]string{}, files: map[string]state.File{}}}
	forEachStep(plan, func(it item) {
		if _, done := opts.Done[it.step.ID]; !done {
			g.step(kinds, it)
		}
	})
	g.in.redactor = newRedactor(plan, kinds, g.secrets)
	return g.in, g.problems.Err()
}

type inputCollector struct {
	opts     Options
	in       inputs
	secrets  []string
	problems state.Problems
}

func (g *inputCollector) step(kinds *registry.Kinds, it item) {
	kind := kinds.Find(it.change.Kind)
	if kind == nil {
		g.problem(it, "", fmt.Sprintf("the plan is about a kind %q, which this program does not know", it.change.Kind), "")
		return
	}
	g.value(it, kind, kind.Spec, it.step.Body, "")
	for _, op := range it.step.Patch {
		g.value(it, kind, kind.Spec.At(op.Path), op.Value, op.Path)
	}
}

// value collects the variables and files in the value of a field.
func (g *inputCollector) value(it item, kind *registry.Kind, f *registry.Field, v any, at jsonvalue.Pointer) {
	switch v := v.(type) {
	case state.Env:
		g.variable(it, kind, f, v, at)
	case state.File:
		g.file(it, v, at)
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			g.value(it, kind, f.Below(key), v[key], at.Append(key))
		}
	case []any:
		for i, e := range v {
			g.value(it, kind, f.Below("0"), e, at.Index(i))
		}
	}
}

func (g *inputCollector) variable(it item, kind *registry.Kind, f *registry.Field, env state.Env, at jsonvalue.Pointer) {
	text, set := g.opts.Env[env.Name]
	if !set {
		g.problem(it, at, fmt.Sprintf("the variable %s is not set, or empty, and its value has to be sent", env.Name), "set it and apply again")
		return
	}
	if _, err := state.TypedEnv(f, text); err != nil {
		g.problem(it, at, fmt.Sprintf("the variable %s %v", env.Name, err), state.HintEnv)
		return
	}
	g.in.env[env.Name] = text
	if isSecret(kind, f, at, text) {
		g.secrets = append(g.secrets, text)
	}
}

func (g *inputCollector) file(it item, file state.File, at jsonvalue.Pointer) {
	if file.Text != "" {
		g.in.files[file.Path] = file
		return
	}
	text, err := readFile(g.opts.Dir, file)
	if err != nil {
		g.problem(it, at, fmt.Sprintf("the file %s %v", file.Path, err), "restore the file, or plan again")
		return
	}
	file.Text = text
	g.in.files[file.Path] = file
}

func (g *inputCollector) problem(it item, at jsonvalue.Pointer, text, hint string) {
	c := it.change
	position := c.Position()
	position.Column = 1
	if g.opts.Locate != nil {
		position = g.opts.Locate(c.Key, at)
	}
	g.problems = append(g.problems, state.Problem{Position: position, Key: c.Key, Pointer: at, Text: text, Hint: hint})
}
