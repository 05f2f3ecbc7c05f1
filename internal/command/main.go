package command

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"isc-sync/internal/exit"
)

// grace is the time that the program has after a second interrupt to report what
// it leaves behind.
const grace = 3 * time.Second

// Main runs the program with the arguments, streams and signals of the process
// and returns its exit code. The first interrupt lets it finish the steps that
// are running, the second stops it at once. wrap, if set, wraps the transport to
// the tenant.
func Main(wrap func(http.RoundTripper) http.RoundTripper) int {
	defer runtime.KeepAlive(reserveHeadroom())
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	home, _ := os.UserHomeDir()   // without one there are no settings of the sail CLI
	cache, _ := os.UserCacheDir() // without one no budget is shared
	program := Program{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv,
		Home: home, Cache: cache, Kill: onInterrupts(cancel), Wrap: wrap,
		KeepGoing: func() { signal.Ignore(syscall.SIGPIPE) },
	}
	return program.Run(ctx, os.Args[1:])
}

// onInterrupts calls stop at the first interrupt. At the second it closes the
// channel that it returns and ends the process after the grace period.
func onInterrupts(stop func()) <-chan struct{} {
	interrupts := make(chan os.Signal, 2)
	signal.Notify(interrupts, os.Interrupt, syscall.SIGTERM)
	kill := make(chan struct{})
	go func() {
		<-interrupts
		stop()
		<-interrupts
		close(kill)
		time.Sleep(grace)
		os.Exit(exit.Interrupted)
	}()
	return kill
}
