package simulator

import (
	"crypto/rand"
	"io"
	"time"
)

// Options change how a tenant behaves. The zero value is an ordinary tenant
// without limits and faults.
type Options struct {
	// RateLimit is how many requests a client may send to one API version
	// within RateWindow (10 s when zero); none when zero (API: Rate limit).
	RateLimit  int
	RateWindow time.Duration

	// Latency is added to every answer.
	Latency time.Duration

	// Faults are tried in order for each request; the first that applies wins.
	Faults []Fault

	// Deny lists what answers 403, as "METHOD /path" patterns without a version,
	// in the grammar of ParseFault: "GET /sources", "* /identities/**".
	Deny []string

	// PolicyIdentity is what provisioning policies are addressed by (API:
	// Provisioning policies).
	PolicyIdentity PolicyIdentity

	// AbsentConfig is how a configuration that was never set is answered
	// (API: Never set).
	AbsentConfig AbsentConfig

	// Motion reports whether the order of features and the bookkeeping of health
	// checks change from read to read.
	Motion Motion

	// TaskDelay is how long a task runs, how long a deleted source can still be read
	// after its task has ended, and how long after an identity profile its sign-in
	// settings come; 100 ms when zero.
	TaskDelay time.Duration

	// TokenLife is how long an access token is good for, in whole seconds; the
	// documented 749 s when zero.
	TokenLife time.Duration

	// Now is the clock; time.Now when nil.
	Now func() time.Time

	// Random is where ids and salts come from; crypto/rand when nil.
	Random io.Reader

	// Observe is called after every request, possibly from several goroutines.
	Observe func(Exchange)
}

// An Exchange is one request as the tenant saw it. Status 0 means that the
// connection was cut.
type Exchange struct {
	Method, Path string
	Status       int
}

// PolicyIdentity is the last part of the path of a provisioning policy.
type PolicyIdentity int

// The documented form is ByUsageType; a tenant with ByID answers 404 to usage
// types and lists the id of each policy.
const (
	ByUsageType PolicyIdentity = iota
	ByID
)

// AbsentConfig is how a read of a configuration that was never set is
// answered.
type AbsentConfig int

// Defaults answers 200 with default values, NotFound answers 404.
const (
	Defaults AbsentConfig = iota
	NotFound
)

// Motion reports whether server-owned details move between reads.
type Motion int

// Restless is how live tenants behave: features and the elements of attribute
// sync come in another order each time, and modified, cloudCacheUpdate and
// slpt-source-diagnostics move (API: Sources; Connector attributes). Still
// keeps everything in place.
const (
	Restless Motion = iota
	Still
)

func (o Options) withDefaults() Options {
	if o.RateWindow == 0 {
		o.RateWindow = 10 * time.Second
	}
	if o.TaskDelay == 0 {
		o.TaskDelay = 100 * time.Millisecond
	}
	if o.TokenLife == 0 {
		o.TokenLife = 749 * time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	return o
}
