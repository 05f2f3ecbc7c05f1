package plan

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// String describes what a change was planned against and the current value.
func (d Drift) String() string {
	return fmt.Sprintf("%s: planned against %s, now %s", d.Pointer, ShowPlanned(d.Planned), ShowPlanned(d.Current))
}

// ShowPlanned writes a value of a fingerprint for users, shortened.
func ShowPlanned(v any) string {
	mark, ok := v.(map[string]any)
	if !ok || len(mark) != 1 {
		return Show(v)
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
			return Show(inner)
		}
	}
	return Show(v)
}

// Drift is a value that is no longer what a change was planned against.
type Drift struct {
	Pointer          jsonvalue.Pointer
	Planned, Current any
}

// shownAbsent is shown for an absent value.
const shownAbsent = "absent"

// Show returns a value for a sentence: its JSON, shortened.
func Show(v any) string {
	if _, absent := v.(Absent); absent {
		return shownAbsent
	}
	text := string(jsonvalue.Canonical(WithMarkers(v)))
	const most = 120
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}
