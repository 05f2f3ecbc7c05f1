package planner

import "fmt"

// String says in words what a change was planned against and what is there
// now.
func (d Drift) String() string {
	return fmt.Sprintf("%s: planned against %s, now %s", d.Pointer, inWords(d.Planned), inWords(d.Current))
}

// inWords writes a value of a fingerprint for people, shortened.
func inWords(v any) string {
	mark, ok := v.(map[string]any)
	if !ok || len(mark) != 1 {
		return show(present(v))
	}
	for name, inner := range mark {
		switch name {
		case markAbsent:
			return show(value{})
		case markExists:
			return "present"
		case markHidden:
			return "a secret"
		case markWhole:
			return show(present(inner))
		}
	}
	return show(present(v))
}
