package plan

import (
	"net/http"
	"strings"
	"testing"
)

func TestOnlyAPostHasABodyInThePlansJSON(t *testing.T) {
	body := map[string]any{"enabled": true, "operations": []any{"ACCOUNT_DELETED"}, "note": nil}
	tests := []struct {
		method, want string
	}{
		{http.MethodPost, `"body":{"enabled":true,"note":null,"operations":["ACCOUNT_DELETED"]}`},
		{http.MethodPut, `"patch":[{"op":"add","path":"/enabled","value":true},{"op":"add","path":"/note","value":null},{"op":"add","path":"/operations","value":["ACCOUNT_DELETED"]}]`},
	}
	for _, tt := range tests {
		t.Run(tt.method, func(t *testing.T) {
			p := &Plan{Changes: []Change{{
				Key: "Thing/A", Action: Create, Identity: map[string]string{"name": "A"},
				Steps: []Step{{ID: "Thing/A#1", Wave: 1, Method: tt.method, Path: "/things/1", Body: body}},
			}}}
			if text := string(indentedJSON(toDocument(p), "")); !strings.Contains(text, tt.want) {
				t.Errorf("got %s, want %s", text, tt.want)
			}
			read, err := Decode(p.Encode())
			if err != nil {
				t.Fatal(err)
			}
			step := read.Changes[0].Steps[0]
			if step.Patch != nil || string(read.Encode()) != string(p.Encode()) {
				t.Errorf("it was read as %+v", step)
			}
		})
	}
}
