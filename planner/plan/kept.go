package plan

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
)

// Kept is a placeholder in a patch for a value that stays and that the plan must not
// show: a part of what is sent whole. Apply puts in what the object that it reads right
// before the write has at From. In JSON it is {"$kept": POINTER}.
type Kept struct {
	From jsonvalue.Pointer
}

// FillKept puts the values of an object in the places of those that a patch keeps. It
// also returns the texts among them, which no message may repeat.
func FillKept(ops patch.Patch, now map[string]any) (filled patch.Patch, texts []string, err error) {
	for _, op := range ops {
		op.Value = jsonvalue.Map(op.Value, func(leaf any) (any, bool) {
			kept, is := leaf.(Kept)
			if !is {
				return nil, false
			}
			v, there := kept.From.Get(now)
			if !there {
				err = fmt.Errorf("the object no longer has a value at %s, which the change keeps", kept.From)
			}
			if text, isText := v.(string); isText {
				texts = append(texts, text)
			}
			return v, true
		})
		filled = append(filled, op)
	}
	return filled, texts, err
}
