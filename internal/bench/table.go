package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
)

// A row is a case with what its runs used.
type row struct {
	bench
	runs                          []pair
	requests, answered, documents int
}

// A pair is a run of isc-sync and the run of the reference behind it.
type pair struct{ own, least usage }

const head = `| command | tenant | wall | wall ÷ reference | CPU | CPU ÷ reference | peak memory | peak ÷ data | allocations ÷ reference | requests | least |
|---|---|---|---|---|---|---|---|---|---|---|
`

// printTable writes the rows as Markdown. Each ratio is a median with its smallest and
// its largest value; data is the larger of the answers and the documents.
func printTable(out io.Writer, rows []row) error {
	if _, err := io.WriteString(out, head); err != nil {
		return err
	}
	for _, r := range rows {
		least := "–"
		if r.bench.least > 0 {
			least = strconv.Itoa(r.bench.least)
		}
		_, err := fmt.Fprintf(out, "| %s | %s | %.2f s | %s | %.2f s | %s | %.0f MiB | %s | %s | %d | %s |\n", r.name, r.size,
			r.median(func(p pair) float64 { return p.own.Seconds }), r.spread(func(p pair) float64 { return p.own.Seconds / p.least.Seconds }),
			r.median(func(p pair) float64 { return p.own.CPU }), r.spread(func(p pair) float64 { return p.own.CPU / p.least.CPU }),
			r.median(func(p pair) float64 { return p.own.Peak / (1 << 20) }), r.spread(func(p pair) float64 { return p.own.Peak / float64(max(r.answered, r.documents)) }),
			r.spread(func(p pair) float64 { return p.own.Allocations / p.least.Allocations }), r.requests, least)
		if err != nil {
			return err
		}
	}
	return nil
}

func (r row) sorted(of func(pair) float64) []float64 {
	values := make([]float64, len(r.runs))
	for i, p := range r.runs {
		values[i] = of(p)
	}
	slices.Sort(values)
	return values
}

func (r row) median(of func(pair) float64) float64 {
	values := r.sorted(of)
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2
}

func (r row) spread(of func(pair) float64) string {
	values := r.sorted(of)
	return fmt.Sprintf("%.1f (%.1f–%.1f)", r.median(of), values[0], values[len(values)-1])
}
