package crash

import (
	"errors"
	"strings"
	"testing"
)

func TestAPanicBecomesAnErrorWithTheStackOfItsOrigin(t *testing.T) {
	err := again(func() error { return again(fails) })
	var crashed *Error
	if !errors.As(err, &crashed) || err.Error() != "isc-sync has a fault: boom" {
		t.Fatalf("the error is %v", err)
	}
	if !strings.Contains(string(crashed.Stack), "crash.fails") {
		t.Errorf("the stack does not show the origin:\n%s", crashed.Stack)
	}
	if err := again(func() error { return nil }); err != nil {
		t.Errorf("without a panic the error is %v", err)
	}
}

func fails() error { panic("boom") }

// again recovers, and passes on as a panic what came as an error.
func again(work func() error) (err error) {
	defer Recover(&err)
	if err := work(); err != nil {
		panic(err)
	}
	return nil
}
