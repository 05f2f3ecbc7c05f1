package render

import (
	"fmt"
	"regexp"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// fewPlaces is how many places of a repeated text are listed.
const fewPlaces = 5

// repeated is a text and all that it is said of.
type repeated struct {
	text, hint string
	problems   state.Problems
}

// repeatedIn puts texts that many have together, at the place of the first one.
// Texts that differ only in the name of what they are said of are equal.
func repeatedIn(problems state.Problems) []repeated {
	groups := map[[2]string]state.Problems{}
	said := make([][2]string, len(problems))
	for i, p := range problems {
		said[i] = [2]string{general(p, p.Text), general(p, p.Hint)}
		groups[said[i]] = append(groups[said[i]], p)
	}
	var out []repeated
	for i, p := range problems {
		text := said[i]
		all := groups[text]
		switch {
		case len(all) <= fewPlaces:
			out = append(out, repeated{p.Text, p.Hint, state.Problems{p}})
		case all[0] == p:
			out = append(out, repeated{text[0], text[1], all})
		}
	}
	return out
}

// general puts … where a text names, in a key, the resource that it is said of
// or the object above it.
func general(p state.Problem, text string) string {
	text = trackingID.ReplaceAllString(text, "$1")
	parts := strings.Split(string(p.Key), "/")
	if len(parts) < 2 || !strings.Contains(text, "/"+parts[1]) {
		return text
	}
	name := regexp.MustCompile(`/` + regexp.QuoteMeta(parts[1]) + `(/|\b|[^\pL\pN]|$)`)
	return name.ReplaceAllString(text, "/…$1")
}

// trackingID differs from answer to answer; -o json shows each.
var trackingID = regexp.MustCompile(` \(tracking id [^\s,;)]+\)|(\([^()]*), tracking id [^\s,;)]+`)

// many reports whether the text is shown once for several places.
func (r repeated) many() bool { return len(r.problems) > 1 }

// count says of how much the text is true.
func (r repeated) count() string {
	keys := map[state.Key]bool{}
	for _, p := range r.problems {
		keys[p.Key] = true
	}
	if len(keys) == len(r.problems) {
		return Count(len(r.problems), "resource", "resources")
	}
	return Count(len(r.problems), "place", "places")
}

// places are the first places, each with its position, and the number of the
// others.
func (r repeated) places() []string {
	var out []string
	for i, p := range r.problems {
		if more := len(r.problems) - i; i == fewPlaces && more > 1 {
			return append(out, fmt.Sprintf("and %d more (-o json lists all)", more))
		}
		out = append(out, strings.Join(nonEmpty(p.Position.String(), subject(p.Key, p.Pointer)), ": "))
	}
	return out
}

func nonEmpty(texts ...string) []string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// asProblems lets notes be put together like problems.
func asProblems(notes []plan.Note) state.Problems {
	problems := make(state.Problems, len(notes))
	for i, n := range notes {
		problems[i] = state.Problem{Key: n.Key, Pointer: jsonvalue.Pointer(n.Pointer), Text: n.Text}
	}
	return problems
}
