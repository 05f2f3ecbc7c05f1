package tenant

import "sync"

// counter counts the reads, and reports each number in order.
type counter struct {
	mu          sync.Mutex
	done, known int
}

func (c *counter) expect(n int, tell func(done, known int)) { c.add(0, n, tell) }

func (c *counter) finish(tell func(done, known int)) { c.add(1, 0, tell) }

func (c *counter) add(done, known int, tell func(done, known int)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done, c.known = c.done+done, c.known+known
	if tell != nil {
		tell(c.done, c.known)
	}
}
