// Package secret decides, by names and by looks, what may be a secret, and cuts
// known secrets out of text. It is the only place that decides this: kinds add
// the names that they know for certain and what a tenant lists.
package secret
