// Command isc-sync keeps the configuration of a SailPoint Identity Security
// Cloud tenant as code.
package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"isc-sync/internal/command"
)

func main() { os.Exit(run(nil)) }

// After a second interrupt the program has this long to say what it leaves
// behind, and then ends with this code whatever it is at.
const (
	grace       = 3 * time.Second
	interrupted = 130
)

// run gives the program its process. The first interrupt lets it finish what
// is under way, the second makes it stop at once. wrap, if set, is laid around
// the transport to the tenant.
func run(wrap func(http.RoundTripper) http.RoundTripper) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	interrupts := make(chan os.Signal, 2)
	signal.Notify(interrupts, os.Interrupt, syscall.SIGTERM)
	kill := make(chan struct{})
	go func() {
		<-interrupts
		cancel()
		<-interrupts
		close(kill)
		time.Sleep(grace)
		os.Exit(interrupted)
	}()
	home, _ := os.UserHomeDir() // without one there are no settings of the sail CLI
	program := command.Program{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv,
		Home: home, Kill: kill, Wrap: wrap,
		KeepGoing: func() { signal.Ignore(syscall.SIGPIPE) },
	}
	return program.Run(ctx, os.Args[1:])
}
