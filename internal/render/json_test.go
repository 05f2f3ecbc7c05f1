package render

import (
	"bytes"
	"testing"

	"isc-sync/planner/plan"
)

func TestAPlanInJSONCanBeReadAgain(t *testing.T) {
	p := renamedOwner()
	p.Changes[0].Fields[0].After = "a\u202eb\x1b\U000e0041"
	read, err := plan.Decode(planIn(t, JSON{}, p, nil))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(read.Encode(), p.Encode()) {
		t.Errorf("got\n%s\nwant\n%s", read.Encode(), p.Encode())
	}
}
