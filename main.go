// Command isc-sync keeps the configuration of a SailPoint Identity Security
// Cloud tenant as code.
package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"isc-sync/internal/command"
)

func main() { os.Exit(run(nil)) }

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
	}()
	home, _ := os.UserHomeDir() // without one there are no settings of the sail CLI
	program := command.Program{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv,
		Home: home, Kill: kill, Wrap: wrap,
	}
	return program.Run(ctx, os.Args[1:])
}
