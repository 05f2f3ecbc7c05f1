package duration

import "time"

// The longest times between two looks at something that goes on in a tenant:
// always, and where its end or that of our patience is near.
const (
	longest = 5 * time.Second
	short   = 2 * time.Second
	nearEnd = 10 * time.Second
)

// UntilNextLook is how long not to look at something that goes on, with so much
// time left; near says that its own end is near.
func UntilNextLook(left time.Duration, near bool) time.Duration {
	if near || left < nearEnd {
		return min(left, short)
	}
	return min(left, longest)
}
