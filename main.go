// Command isc-sync keeps the configuration of a SailPoint Identity Security
// Cloud tenant as code.
package main

func main() {}
