package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"

	"isc-sync/internal/command"
)

// The variables that make this program a child of itself: what it is to be, where it
// reports what it used, and where its CPU profile goes, if anywhere.
const (
	roleVariable    = "ISC_SYNC_BENCH_ROLE"
	usageVariable   = "ISC_SYNC_BENCH_USAGE"
	profileVariable = "ISC_SYNC_BENCH_PROFILE"
)

// roles are what a child can be: isc-sync itself, or the reference.
var roles = map[string]func() int{
	"isc-sync":  func() int { return command.Main(nil) },
	"reference": func() int { return reference(os.Args[1:]) },
}

// usage is what a process used. Peak is its resident memory at most, in bytes.
type usage struct {
	Seconds     float64 `json:"-"` // of wall time, measured from outside
	CPU         float64 // seconds, of the user and of the system
	Peak        float64
	Allocations float64
}

// measured runs a role and reports what it used.
func measured(play func() int) int {
	stop, err := profile(os.Getenv(profileVariable))
	if err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		return 1
	}
	code := play()
	stop()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	used := usage{Allocations: float64(memory.Mallocs)}
	used.CPU, used.Peak = processUsage()
	data, err := json.Marshal(used)
	if err == nil {
		err = os.WriteFile(os.Getenv(usageVariable), data, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "report usage:", err)
		return 1
	}
	return code
}

func profile(path string) (stop func(), err error) {
	if path == "" {
		return func() {}, nil
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		_ = file.Close()
	}, nil
}
