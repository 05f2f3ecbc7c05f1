package main

import (
	"bufio"
	"os"
	"os/exec"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serveSimulator starts isc-sync simulator, takes over the variables that it
// prints, and stops it at the end of the script or when it is called again.
func serveSimulator(ts *testscript.TestScript, _ bool, args []string) {
	path, err := exec.LookPath("isc-sync")
	ts.Check(err)
	command := exec.Command(path, append([]string{"simulator", "--listen", "127.0.0.1:0"}, args...)...)
	command.Dir = ts.Getenv("WORK")
	command.Env = append(os.Environ(), "HOME="+ts.Getenv("WORK"))
	command.Stderr = ts.Stderr()
	out, err := command.StdoutPipe()
	ts.Check(err)
	ts.Check(command.Start())
	ts.Defer(func() {
		_ = command.Process.Kill()
		_ = command.Wait() // killed
	})
	lines := bufio.NewScanner(out)
	for found := 0; found < 3 && lines.Scan(); found++ {
		line, isExport := strings.CutPrefix(lines.Text(), "export SAIL_")
		name, value, ok := strings.Cut(line, "=")
		if !isExport || !ok {
			ts.Fatalf("the simulator writes what no shell takes: %s", lines.Text())
		}
		ts.Setenv("SAIL_"+name, value)
	}
	ts.Check(lines.Err())
}
