package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"isc-sync/internal/contract"
)

// interrupt starts the program, interrupts it once its stderr has said
// something, and wants it to end with an exit code.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	path, err := exec.LookPath(args[2])
	ts.Check(err)
	command := exec.Command(path, args[3:]...)
	command.Dir, command.Stdout = ts.MkAbs("."), ts.Stdout()
	command.Env = os.Environ()
	for _, name := range []string{"HOME", "SAIL_BASE_URL", "SAIL_CLIENT_ID", "SAIL_CLIENT_SECRET", varExchanges, contract.Variable} {
		command.Env = append(command.Env, name+"="+ts.Getenv(name))
	}
	talk, err := command.StderrPipe()
	ts.Check(err)
	ts.Check(command.Start())
	lines, told := bufio.NewScanner(talk), false
	for lines.Scan() {
		fmt.Fprintln(ts.Stderr(), lines.Text())
		if !told && strings.Contains(lines.Text(), args[1]) {
			told = true
			ts.Check(command.Process.Signal(os.Interrupt))
		}
	}
	_ = command.Wait() // its exit code tells
	if got := command.ProcessState.ExitCode(); got != want || !told {
		ts.Fatalf("%v ended with %d, want %d; it said %q: %v", args[2:], got, want, args[1], told)
	}
}
