// Package manual has tests that run the commands of the manual in docs/ as readers would
// type them, in order, and compare what is printed with what the pages show.
//
//go:generate go test . -run TestThePictureIsCurrent -update
package manual
