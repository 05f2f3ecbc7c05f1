package documents

import (
	"fmt"
	"slices"
	"sync/atomic"

	"isc-sync/state"
)

// Limits bound what is read. Zero means the usual bound.
type Limits struct {
	// File is the size of one YAML file in bytes, Total of all files together.
	File, Total int64
	// Depth is how far values may nest, Values how many there may be once
	// aliases are followed, Documents how many documents.
	Depth, Values, Documents int
	// Problems is how many are reported; more would not help.
	Problems int
}

// MaxFile is the usual bound of one YAML file, in bytes.
const MaxFile = 16 << 20

func (l Limits) orDefault() Limits {
	def := Limits{File: MaxFile, Total: 256 << 20, Depth: 1000, Values: 5_000_000, Documents: 50_000, Problems: 1000}
	return Limits{
		File: either(l.File, def.File), Total: either(l.Total, def.Total),
		Depth: either(l.Depth, def.Depth), Values: either(l.Values, def.Values),
		Documents: either(l.Documents, def.Documents), Problems: either(l.Problems, def.Problems),
	}
}

func either[T int | int64](n, otherwise T) T {
	if n == 0 {
		return otherwise
	}
	return n
}

// budget counts what was read against the limits, over all files. Many may look
// at the bytes, which only become more; one counts.
type budget struct {
	limits            Limits
	bytes             atomic.Int64
	values, documents int
	// omitted are problems that were found and not kept.
	omitted atomic.Int64
}

// full counts a problem of a document that has as many already as are reported.
func (b *budget) full(problems state.Problems) bool {
	if len(problems) < b.limits.Problems {
		return false
	}
	b.omitted.Add(1)
	return true
}

// reported returns the first of the problems, sorted by place, and at the end
// how many more there are.
func (b *budget) reported(problems state.Problems) state.Problems {
	problems = problems.Sorted()
	omitted := int(b.omitted.Load())
	kept := problems[:min(len(problems), b.limits.Problems)]
	if omitted += len(problems) - len(kept); omitted == 0 {
		return problems
	}
	last := kept[len(kept)-1].Position
	return append(slices.Clone(kept), state.Problem{
		Position: last, Text: fmt.Sprintf("%d more problems are not listed, from here on", omitted),
		Hint: "correct these first; many have one cause",
	})
}

// spent reports whether more values were read than the limit allows.
func (b *budget) spent() bool { return b.values > b.limits.Values }

// take counts n more values and reports whether they still fit.
func (b *budget) take(n int) bool {
	b.values += n
	return !b.spent()
}

// fits returns why a file of this size may not be read, or nil if it may.
func (b *budget) fits(size, limit int64) error {
	if size > limit {
		return fmt.Errorf("the file has more than %s", sizeText(limit))
	}
	if b.bytes.Load()+size > b.limits.Total {
		return fmt.Errorf("the files together have more than %s", sizeText(b.limits.Total))
	}
	return nil
}

// admit counts a file that was read. A file that does not fit was read for
// nothing, as its predecessors turned out larger.
func (b *budget) admit(c content, limit int64) error {
	if err := b.fits(c.size, limit); err != nil {
		return err
	}
	if c.err == nil {
		b.bytes.Add(c.size)
	}
	return c.err
}

func sizeText(n int64) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
