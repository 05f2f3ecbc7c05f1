package tenant

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
)

// ItemResult is the outcome for one item of a request about several
// (API: Bulk requests).
type ItemResult struct {
	// ID is the id of the item, as the request has it.
	ID string
	// Status is an HTTP status; Message says in words what happened.
	Status  int
	Message string
}

// Succeeded reports whether the tenant did for the item what was asked.
func (i ItemResult) Succeeded() bool {
	return i.Status >= http.StatusOK && i.Status < http.StatusMultipleChoices
}

// ItemResults reads an answer that has one result per item. An answer of another
// form is a *rest.ShapeError: it does not prove what happened to the items.
func ItemResults(response *rest.Response) ([]ItemResult, error) {
	answer, err := jsonvalue.Decode(response.Body)
	if err != nil {
		return nil, &rest.ShapeError{What: "the answer is not JSON: " + err.Error()}
	}
	list, ok := answer.([]any)
	if !ok {
		return nil, &rest.ShapeError{What: "the answer is " + rest.Describe(answer) + " instead of a list of results"}
	}
	results := make([]ItemResult, len(list))
	for i, e := range list {
		if results[i], ok = itemResult(e); !ok {
			return nil, &rest.ShapeError{What: fmt.Sprintf("element %d of %d is not a result with an id and a status", i+1, len(list))}
		}
	}
	return results, nil
}

func itemResult(v any) (ItemResult, bool) {
	id := at(v, "/id")
	status, ok := statusAt(v, "/status")
	if !ok {
		status, ok = statusAt(v, "/statusCode")
	}
	message := at(v, "/description")
	if message == "" {
		message = at(v, "/message")
	}
	return ItemResult{ID: id, Status: status, Message: message}, ok && id != ""
}

// statusAt reads a status, which some endpoints send as text.
func statusAt(v any, p jsonvalue.Pointer) (int, bool) {
	found, _ := p.Get(v)
	text, isText := found.(string)
	if number, ok := found.(json.Number); ok {
		text, isText = string(number), true
	}
	status, err := strconv.Atoi(text)
	return status, isText && err == nil
}
