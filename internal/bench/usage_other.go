//go:build !unix

package main

// processUsage knows nothing here: the columns of CPU and memory are 0.
func processUsage() (cpu, peak float64) { return 0, 0 }
