package jsonvalue_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
)

func TestPrintableEscapesWhatDoesNotPrint(t *testing.T) {
	const in = "{\"a\": \"Zürich \u009b \u007f \u202e \U000e0001 😀\"}\n"
	const want = `{"a": "Zürich \u009b \u007f \u202e \udb40\udc01 😀"}` + "\n"
	got := jsonvalue.Printable([]byte(in))
	if string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
	a, errA := jsonvalue.Decode([]byte(in))
	b, errB := jsonvalue.Decode(got)
	if errA != nil || errB != nil || !jsonvalue.Equal(a, b) {
		t.Errorf("the value is another one: %v, %v", errA, errB)
	}
}
