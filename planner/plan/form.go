package plan

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// ErrUnproven means that a saved plan differs from what the documents and the
// tenant require.
var ErrUnproven = errors.New("the plan cannot be proven")

// Doubt is a reason not to trust a saved plan.
type Doubt struct {
	// Key is the resource, "" for the plan as a whole.
	Key  state.Key
	Text string
}

// Doubts are all reasons not to trust a saved plan. As an error they are an
// ErrUnproven.
type Doubts []Doubt

// Error returns one line for each doubt.
func (ds Doubts) Error() string {
	lines := []string{ErrUnproven.Error() + ":"}
	for _, d := range ds {
		text := d.Text
		if d.Key != "" {
			text = string(d.Key) + ": " + text
		}
		lines = append(lines, "  "+text)
	}
	return strings.Join(lines, "\n")
}

// Is reports whether target is ErrUnproven.
func (ds Doubts) Is(target error) bool { return target == ErrUnproven }

// Hint returns what to do about it.
func (ds Doubts) Hint() string { return "plan again; nothing was written" }

// Err returns nil if there are no doubts.
func (ds Doubts) Err() error {
	if len(ds) == 0 {
		return nil
	}
	return ds
}

// CheckForm checks that a saved plan agrees with itself, before any part of
// it is used.
func CheckForm(p *Plan, kinds *registry.Kinds) Doubts {
	f := form{kinds: kinds, waves: map[string]int{}}
	f.versions(p)
	for i := range p.Changes {
		c := &p.Changes[i]
		if p.Find(c.Key) != c {
			f.doubt(c.Key, "it is in the plan twice")
		}
		f.names(c)
		f.steps(c)
	}
	for i := range p.Changes {
		f.needs(&p.Changes[i])
	}
	f.summary(p)
	f.files(p)
	return f.doubts
}

// form collects contradictions. waves are those of all steps, by id.
type form struct {
	kinds  *registry.Kinds
	waves  map[string]int
	doubts Doubts
}

func (f *form) doubt(key state.Key, format string, args ...any) {
	f.doubts = append(f.doubts, Doubt{key, fmt.Sprintf(format, args...)})
}

func (f *form) versions(p *Plan) {
	if !slices.Contains(registry.Versions(), p.APIVersion) {
		f.doubt("", "%q is not an API version", p.APIVersion)
	}
}

// names compares the key with the kind and the identity.
func (f *form) names(c *Change) {
	kind := f.kinds.Find(c.Kind)
	if kind == nil || !kind.Declarable() {
		f.doubt(c.Key, "%q is not a kind that documents declare", c.Kind)
		return
	}
	parts, expected := make([]string, len(kind.Identity)), map[string]string{}
	for i, field := range kind.Identity {
		parts[i] = c.Identity[field.Name]
		expected[field.Name] = parts[i]
	}
	if c.Key != state.NewKey(kind.Name, parts...) || !maps.Equal(expected, c.Identity) {
		f.doubt(c.Key, "its key does not name the object that its identity names")
	} else if parent := state.ParentKey(kind, c.Key); c.Parent != parent {
		f.doubt(c.Key, "its parent is %q, want %q", c.Parent, parent)
	}
}

// steps checks the numbers of the steps and their waves.
func (f *form) steps(c *Change) {
	if len(c.Steps) == 0 {
		f.doubt(c.Key, "it has no steps")
	}
	for i, s := range c.Steps {
		if s.ID != StepID(c.Key, i+1) {
			f.doubt(c.Key, "step %d has the id %q", i+1, s.ID)
		}
		if i > 0 && s.Wave <= c.Steps[i-1].Wave {
			f.doubt(c.Key, "the step %s does not come after %s", s.ID, c.Steps[i-1].ID)
		}
		f.waves[s.ID] = s.Wave
	}
}

// needs reports steps that do not come after those that they need, or whose
// wave is impossible in a plan of this size.
func (f *form) needs(c *Change) {
	for _, s := range c.Steps {
		if s.Wave < 1 || s.Wave > len(f.waves) {
			f.doubt(c.Key, "the step %s is in wave %d, and the plan has %d steps", s.ID, s.Wave, len(f.waves))
		}
		for _, id := range s.Needs {
			wave, known := f.waves[id]
			switch {
			case !known:
				f.doubt(c.Key, "the step %s needs %q, which is not a step of the plan", s.ID, id)
			case wave >= s.Wave:
				f.doubt(c.Key, "the step %s needs %s, which does not come before it", s.ID, id)
			}
		}
	}
}

// files compares the texts with the hashes of the files that apply sends.
func (f *form) files(p *Plan) {
	for sum, text := range p.Legend.Files {
		if SHA256(text) != sum {
			f.doubt("", "it shows a text that is not that of the file with the hash %s", sum)
		}
	}
}

func (f *form) summary(p *Plan) {
	counted := Plan{Changes: p.Changes}
	counted.Count()
	counted.Summary.Unchanged, counted.Summary.Ignored = p.Summary.Unchanged, p.Summary.Ignored
	if counted.Summary != p.Summary || p.Summary.Unchanged < 0 || p.Summary.Ignored < 0 {
		f.doubt("", "the summary does not count the changes")
	}
}
