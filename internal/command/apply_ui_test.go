package command

import (
	"bytes"
	"context"
	"io"
	"testing"
)

func TestAnInterruptAtTheQuestionEndsItsLine(t *testing.T) {
	in, hold := io.Pipe()
	defer hold.Close()
	var said bytes.Buffer
	ctx, interrupt := context.WithCancel(context.Background())
	interrupt()
	err := (&Program{Stdin: in, Stderr: &said}).confirm(ctx, "Apply this?", "apply")
	if err == nil || err.Error() != "interrupted: nothing was written" {
		t.Errorf("got the error %v", err)
	}
	if want := "Apply this? Type \"yes\" to apply: \n"; said.String() != want {
		t.Errorf("said %q, want %q", said.String(), want)
	}
}
