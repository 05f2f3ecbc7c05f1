package documents

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// manage reads which fields are managed: of one document, or in the settings of
// all of them.
func (f *form) manage(v any, at jsonvalue.Pointer) state.ManageMode {
	text := f.text(v, at)
	if text == "" {
		return ""
	}
	if !slices.Contains(state.ManageModes(), text) {
		f.problem(at, fmt.Sprintf("unknown value %q", text), "manage is one of "+strings.Join(state.ManageModes(), ", "))
		return ""
	}
	return state.ManageMode(text)
}
