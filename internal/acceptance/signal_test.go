package acceptance

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

// interrupt runs the program, interrupts it once its stderr has said something,
// and wants it to end with an exit code.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := signalled(ts, os.Interrupt, args[1], args[2:]); got != want {
		ts.Fatalf("%v ended with %d, want %d", args[2:], got, want)
	}
}

// sigkill runs the program and kills it once its stderr has said something.
func sigkill(ts *testscript.TestScript, _ bool, args []string) {
	if got := signalled(ts, os.Kill, args[0], args[1:]); got >= 0 {
		ts.Fatalf("%v ended with %d before it could be killed", args[1:], got)
	}
}

// signalled runs a command, sends it a signal once a line of its stderr holds
// a text, and returns its exit code, which is negative where the signal ended
// it.
func signalled(ts *testscript.TestScript, signal os.Signal, text string, args []string) int {
	path, err := exec.LookPath(args[0])
	ts.Check(err)
	command := exec.Command(path, args[1:]...)
	command.Dir, command.Stdout, command.Env = ts.MkAbs("."), ts.Stdout(), programEnv(ts)
	talk, err := command.StderrPipe()
	ts.Check(err)
	ts.Check(command.Start())
	lines, told := bufio.NewScanner(talk), false
	for lines.Scan() {
		fmt.Fprintln(ts.Stderr(), lines.Text())
		if !told && strings.Contains(lines.Text(), text) {
			told = true
			ts.Check(command.Process.Signal(signal))
		}
	}
	_ = command.Wait() // its exit code tells
	if !told {
		ts.Fatalf("%v never said %q", args, text)
	}
	return command.ProcessState.ExitCode()
}

// closing runs the program behind a pipe that is closed once the program has
// said something on it, as `2>&1 | head` does.
func closing(ts *testscript.TestScript, _ bool, args []string) {
	path, err := exec.LookPath(args[1])
	ts.Check(err)
	command := exec.Command(path, args[2:]...)
	command.Dir, command.Env = ts.MkAbs("."), programEnv(ts)
	read, write, err := os.Pipe()
	ts.Check(err)
	command.Stdout, command.Stderr = write, write
	ts.Check(command.Start())
	write.Close()
	lines, told := bufio.NewScanner(read), false
	for !told && lines.Scan() {
		told = strings.Contains(lines.Text(), args[0])
	}
	read.Close()
	if !told {
		ts.Fatalf("%v never said %q", args[1:], args[0])
	}
	_ = command.Wait() // its report tells
	if code := command.ProcessState.ExitCode(); code < 0 {
		ts.Fatalf("%v was killed by the closed pipe", args[1:])
	}
}

// programEnv returns what the program finds in its environment: that of the script
// cannot be listed, so a script names in PASSED what else it sets.
func programEnv(ts *testscript.TestScript) []string {
	env := os.Environ()
	names := []string{"HOME", "SAIL_BASE_URL", "SAIL_CLIENT_ID", "SAIL_CLIENT_SECRET", varExchanges, contract.Variable}
	for _, name := range append(names, strings.Fields(ts.Getenv("PASSED"))...) {
		env = append(env, name+"="+ts.Getenv(name))
	}
	return env
}
