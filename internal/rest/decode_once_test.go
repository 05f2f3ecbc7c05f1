package rest

import (
	"net/http"
	"reflect"
	"testing"
)

// TestAnAnswerThatWasCheckedIsDecodedAlike compares with what checks it again.
func TestAnAnswerThatWasCheckedIsDecodedAlike(t *testing.T) {
	for _, body := range []string{`{"a": [1, -2.5e3 ,null], "b": "\u00e9"}`, `{"a":1,"a":2}`, `[`, `[1] x`, ``, `7`, "\t[1\r\n]"} {
		for _, kind := range []string{"application/json", "text/plain"} {
			answer := &Response{Header: http.Header{"Content-Type": {kind}}, Body: []byte(body)}
			_ = foreign(answer) // of what is not JSON it returns what is wrong
			value, flaws, err := answer.Decode()
			wantValue, wantFlaws, wantErr := Decode(answer.Body)
			if !reflect.DeepEqual(value, wantValue) || !reflect.DeepEqual(flaws, wantFlaws) || (err == nil) != (wantErr == nil) {
				t.Errorf("%q as %s: %v, %v, %v", body, kind, value, flaws, err)
			}
			if isJSON := answer.isJSON; isJSON && wantErr != nil {
				t.Errorf("%q is taken for JSON", body)
			}
		}
	}
}
