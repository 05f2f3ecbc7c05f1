//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"syscall"
)

// processUsage returns the CPU time of this process in seconds and its peak memory in
// bytes. On Linux the peak of getrusage is at least that of the parent at the fork, so
// the process's own is read from /proc.
func processUsage() (cpu, peak float64) {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0, 0
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Nano()) / 1e9 }
	peak = float64(r.Maxrss)
	if runtime.GOOS != "darwin" {
		peak *= 1024 // kilobytes, but for macOS
	}
	if own, found := highWater(); found {
		peak = own
	}
	return seconds(r.Utime) + seconds(r.Stime), peak
}

func highWater() (bytes_ float64, found bool) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	_, rest, found := bytes.Cut(status, []byte("VmHWM:"))
	if _, err := fmt.Sscan(string(rest), &bytes_); !found || err != nil {
		return 0, false
	}
	return bytes_ * 1024, true
}
