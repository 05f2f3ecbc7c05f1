package rest

import (
	"encoding/json"
	"fmt"
)

// hintShape is the hint for an answer that does not fit the API.
const hintShape = "nothing was taken from this answer; is the base URL that of the tenant's API?"

// Describe returns the type of a JSON value in words.
func Describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return fmt.Sprint(v)
	case string:
		return "a text"
	case json.Number:
		return "a number"
	case []any:
		return "a list"
	}
	return "an object"
}

// ShapeError is an answer that the API cannot mean: not the JSON type that the
// request asks for, or an object without what identifies it. It proves nothing
// about whether an object exists.
type ShapeError struct {
	What string
}

// Error returns what is wrong with the answer.
func (e *ShapeError) Error() string { return e.What }

// Hint returns what the user can do about it.
func (e *ShapeError) Hint() string { return hintShape }
