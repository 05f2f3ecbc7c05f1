package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"isc-sync/internal/exit"
	"isc-sync/internal/simulator"
)

// simulatorFlags are the flags of simulator.
type simulatorFlags struct {
	listen, file string
	faults, deny []string
	latency      time.Duration
	taskDelay    time.Duration
	limit        int
	absent       int
}

func (p *Program) simulatorCommand() command {
	f := simulatorFlags{listen: "127.0.0.1:0", file: ":memory:", absent: http.StatusOK, taskDelay: 100 * time.Millisecond}
	return command{
		name: "simulator", summary: "serve the simulated tenant over HTTP on this machine",
		about: "It prints the lines that make the other commands use it. Edit FILE while it is stopped to imitate a change in the tenant's user interface.",
		examples: []string{
			"isc-sync simulator --file acme.json",
			"isc-sync simulator --fault 'PATCH /v2025/sources/*=500@3' --rate-limit 100",
		},
		options: []option{
			{name: "listen", word: "ADDRESS", summary: "loopback address to listen on", into: &f.listen},
			{name: "file", word: "FILE", summary: "where the tenant is kept; :memory: keeps nothing", into: &f.file},
			{name: "fault", word: "RULE", summary: "fail on purpose: METHOD PATH=KIND[@WHEN]; KIND is a status, 429:SECONDS, lost-before, lost-after, truncate, hang or task:OUTCOME; WHEN is 3, 3-5, 3+ or 20%", into: &f.faults},
			{name: "deny", word: "RULE", summary: "answer 403: METHOD PATH without a version, as in 'GET /sources'", into: &f.deny},
			{name: "latency", word: "DURATION", summary: "wait before each answer", into: &f.latency},
			{name: "task-delay", word: "DURATION", summary: "how long a task runs, and what comes with an identity profile takes to come", into: &f.taskDelay},
			{name: "rate-limit", word: "N", summary: "answer 429 beyond N requests in 10 s", into: &f.limit},
			{name: "absent-config", word: "STATUS", summary: "how a configuration that was never set is answered: 200 with defaults, or 404", into: &f.absent},
		},
		run: func(ctx context.Context) error { return p.simulate(ctx, &f) },
	}
}

func (p *Program) simulate(ctx context.Context, f *simulatorFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	options := simulator.Options{Latency: f.latency, TaskDelay: f.taskDelay, RateLimit: f.limit, Deny: f.deny, AbsentConfig: simulator.Defaults}
	if f.absent == http.StatusNotFound {
		options.AbsentConfig = simulator.NotFound
	}
	for _, rule := range f.faults {
		fault, err := simulator.ParseFault(rule)
		if err != nil {
			return usage(fmt.Sprintf("--fault %q: %v", rule, err), "METHOD PATH=KIND[@WHEN], as in 'PATCH /v2025/sources/*=500@3'")
		}
		options.Faults = append(options.Faults, fault)
	}
	tenant, err := simulator.Open(f.file, options)
	if err != nil {
		return err
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", f.listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	id, secret := tenant.Credentials()
	fmt.Fprintf(p.Stderr, "Tenant %s at http://%s. Paste this into another shell, and end with Ctrl-C:\n", tenant.Org(), listener.Addr())
	fmt.Fprintf(p.Stdout, "export %s=http://%s\nexport %s=%s\nexport %s=%s\n", varBaseURL, listener.Addr(), varClientID, id, varClientSecret, secret)
	return serve(ctx, listener, tenant)
}

func (f *simulatorFlags) check() error {
	host, _, err := net.SplitHostPort(f.listen)
	ip := net.ParseIP(host)
	if err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return usage(fmt.Sprintf("--listen %q is not a loopback address", f.listen), "as in 127.0.0.1:8080; port 0 takes a free one")
	}
	if f.absent != http.StatusOK && f.absent != http.StatusNotFound {
		return usage(fmt.Sprintf("--absent-config %d is neither 200 nor 404", f.absent), "200 answers with defaults")
	}
	return nil
}

// serve answers until the context ends.
func serve(ctx context.Context, listener net.Listener, tenant http.Handler) error {
	server := &http.Server{Handler: tenant, ReadHeaderTimeout: 10 * time.Second}
	stopped := context.AfterFunc(ctx, func() { server.Close() })
	defer stopped()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return silentExit(exit.Interrupted)
}
