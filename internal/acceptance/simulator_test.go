package acceptance

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
	// Its talk goes on after this command, when the script's own stderr is no
	// longer to be written to.
	talk, err := os.CreateTemp(ts.Getenv("TMPDIR"), "simulator")
	ts.Check(err)
	command.Stderr = talk
	out, err := command.StdoutPipe()
	ts.Check(err)
	ts.Check(command.Start())
	ts.Defer(func() {
		_ = command.Process.Kill()
		_ = command.Wait() // killed
		_ = talk.Close()
	})
	lines, found := bufio.NewScanner(out), 0
	for ; found < 3 && lines.Scan(); found++ {
		line, isExport := strings.CutPrefix(lines.Text(), "export SAIL_")
		name, value, ok := strings.Cut(line, "=")
		if !isExport || !ok {
			ts.Fatalf("the simulator writes what no shell takes: %s", lines.Text())
		}
		ts.Setenv("SAIL_"+name, value)
	}
	ts.Check(lines.Err())
	if found < 3 {
		ts.Fatalf("the simulator did not start: %s", ts.ReadFile(talk.Name()))
	}
}
