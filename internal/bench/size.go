package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A size is how large a tenant is: so many sources alone, or so many times all that the
// built-in sample has.
type size struct {
	times  int
	sample bool
}

// String is the size as the table shows it.
func (s size) String() string {
	if s.sample {
		return fmt.Sprintf("sample × %d", s.times)
	}
	return fmt.Sprintf("%d sources", s.times)
}

func (s size) tenant() (content, error) {
	if s.sample {
		return repeated(s.times)
	}
	return grown(s.times)
}

// only are the flags that leave out of an export what the tenant has none of.
func (s size) only() []string {
	if s.sample {
		return nil
	}
	return []string{"--only", "Source/*"}
}

// sizesOf reads the flags.
func sizesOf(sources string, samples int) (all []size, err error) {
	for _, text := range strings.Split(sources, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 {
			return nil, fmt.Errorf("--sources %q: %q is not a number of sources", sources, text)
		}
		if n > 0 {
			all = append(all, size{times: n})
		}
	}
	if samples > 0 {
		all = append(all, size{times: samples, sample: true})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("--sources %q and --samples %d leave nothing to measure", sources, samples)
	}
	return all, nil
}
