// Package pipeline tests action.yml: it takes the steps out of the file, runs their
// real shell lines, and plays the life of pull requests against the simulated tenant
// and a stand-in for GitHub. It has no code but tests.
package pipeline
