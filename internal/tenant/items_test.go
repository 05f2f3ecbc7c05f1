package tenant_test

import (
	"slices"
	"testing"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
)

func TestABulkAnswerHasAResultPerItem(t *testing.T) {
	body := `[
		{"id": "1", "status": 201, "description": "added"},
		{"id": "2", "status": "404", "description": "not found"},
		{"id": "3", "statusCode": 204, "message": "gone"}
	]`
	got, err := tenant.ItemResults(&rest.Response{Body: []byte(body)})
	want := []tenant.ItemResult{{"1", 201, "added"}, {"2", 404, "not found"}, {"3", 204, "gone"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	var succeeded []bool
	for _, item := range got {
		succeeded = append(succeeded, item.Succeeded())
	}
	if !slices.Equal(succeeded, []bool{true, false, true}) {
		t.Errorf("succeeded: %v", succeeded)
	}
}

func TestABulkAnswerOfAnotherFormProvesNothing(t *testing.T) {
	for body, want := range map[string]string{
		`{"id": "1", "status": 201}`: "the answer is an object instead of a list of results",
		`[{"id": "1"}]`:              "element 1 of 1 is not a result with an id and a status",
		`[{"status": 201}]`:          "element 1 of 1 is not a result with an id and a status",
		`[{"id":"1","status":"ok"}]`: "element 1 of 1 is not a result with an id and a status",
	} {
		if got, err := tenant.ItemResults(&rest.Response{Body: []byte(body)}); err == nil || err.Error() != want {
			t.Errorf("%s: %v, %v; want %q", body, got, err, want)
		}
	}
}
