package drawn

import (
	"encoding/json"
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Planned is a drawn value as package documents reads it.
func Planned(v any) any {
	switch v := v.(type) {
	case int:
		return json.Number(fmt.Sprint(v))
	case int64:
		return json.Number(fmt.Sprint(v))
	case string:
		if name, isVariable := strings.CutPrefix(v, "!env "); isVariable {
			return state.Env{Name: name}
		}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = Planned(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range jsonvalue.SortedKeys(v) {
			out[key] = Planned(v[key])
		}
		return out
	}
	return v
}
