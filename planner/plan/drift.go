package plan

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// String describes what a change was planned against and the current value.
func (d Drift) String() string {
	was, is := ShowApart(planned(d.Planned), planned(d.Current))
	return fmt.Sprintf("%s: planned against %s, now %s", d.Pointer, was, is)
}

// ShowPlanned writes a value of a fingerprint for users, shortened.
func ShowPlanned(v any) string { return shorten(planned(v)) }

// planned is a value of a fingerprint for users.
func planned(v any) string {
	mark, ok := v.(map[string]any)
	if !ok || len(mark) != 1 {
		return spelled(v)
	}
	for name, inner := range mark {
		switch name {
		case MarkAbsent:
			return shownAbsent
		case MarkExists:
			return "present"
		case MarkHidden:
			return "a secret"
		case MarkWhole:
			return spelled(inner)
		}
	}
	return spelled(v)
}

// ShowPlannedApart writes two values of a fingerprint for users, shortened so that they
// show where they differ.
func ShowPlannedApart(a, b any) (string, string) { return ShowApart(planned(a), planned(b)) }

// ShowApart shortens two texts so that a reader sees where they differ: if that is far
// behind, it leaves out the middle of what both begin with.
func ShowApart(a, b string) (string, string) {
	same := commonStart(a, b)
	if a == b || same < mostShown/2 || len(a) <= mostShown && len(b) <= mostShown {
		return shorten(a), shorten(b)
	}
	const begins, before = 24, 20 // bytes, for the reader to know the text and the place
	first := strings.ToValidUTF8(a[:endOfWord(a, begins)], "") + "…"
	from := same - before
	if space := strings.IndexByte(a[from:same], ' '); space >= 0 {
		from += space // to begin with a word
	}
	return first + shorten(strings.ToValidUTF8(a[from:], "")), first + shorten(strings.ToValidUTF8(b[from:], ""))
}

// endOfWord is where the last word ends that has room in the first n bytes; n, if none
// does.
func endOfWord(text string, n int) int {
	if end := strings.LastIndexByte(text[:n], ' '); end > 0 {
		return end
	}
	return n
}

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// Drift is a value that is no longer what a change was planned against.
type Drift struct {
	Pointer          jsonvalue.Pointer
	Planned, Current any
}

// shownAbsent is shown for an absent value.
const shownAbsent = "absent"

// mostShown is how many bytes of a value are shown in a sentence.
const mostShown = 120

// Show returns a value for a sentence: its JSON, shortened.
func Show(v any) string { return shorten(spelled(v)) }

func spelled(v any) string {
	if _, absent := v.(Absent); absent {
		return shownAbsent
	}
	return string(jsonvalue.Canonical(WithMarkers(v)))
}

func shorten(text string) string {
	if len(text) > mostShown {
		return strings.ToValidUTF8(text[:mostShown], "") + "…"
	}
	return text
}
