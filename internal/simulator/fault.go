package simulator

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// A Fault makes requests fail on purpose. Parse one with ParseFault.
type Fault struct {
	pattern pattern
	kind    faultKind
	status  int
	retry   string // of a 429: seconds, or one of the words of ParseFault
	outcome string // of the task that the request starts
	when    occasion
}

type faultKind int

const (
	answerStatus faultKind = iota
	answerAfter
	lostBefore
	lostAfter
	hang
	truncate
	endTask
)

// ParseFault reads a rule of the form
//
//	METHOD PATH=KIND[@WHEN]
//
// METHOD is a request method or * for all. PATH is the path as sent, in which *
// matches one segment or a part of it and a last segment ** matches everything
// below. KIND is one of
//
//	500           any status from 400 to 599, answered without acting
//	500-after     the same, but the request was acted on
//	429:7         429 with Retry-After in seconds; or 429:date (an HTTP date),
//	              429:absurd (nothing a client can use), 429:none (no header)
//	lost-before   the connection is cut before the request is acted on
//	lost-after    the request is acted on, then the connection is cut
//	truncate      acted on, and the answer breaks off in the middle
//	hang          not acted on; no answer until the client gives up
//	task:ERROR    acted on, and the task that this starts ends so; or WARNING,
//	              TERMINATED, TEMPERROR (API: Tasks)
//
// WHEN selects the matching requests that fail: 3 the third, 3-5 the third to
// the fifth, 3+ the third and all later ones, 20% a random fifth of them (20%/7
// with another seed). Without WHEN all of them fail.
func ParseFault(text string) (Fault, error) {
	head, tail, ok := cutLast(text, "=")
	if !ok {
		return Fault{}, fmt.Errorf("fault %q has no \"=\"; the form is METHOD PATH=KIND[@WHEN]", text)
	}
	kind, when, _ := strings.Cut(tail, "@")
	fault := Fault{}
	var err error
	if fault.pattern, err = parsePattern(head); err != nil {
		return fault, fmt.Errorf("fault %q: %w", text, err)
	}
	if err := fault.parseKind(kind); err != nil {
		return fault, fmt.Errorf("fault %q: %w", text, err)
	}
	if fault.when, err = parseOccasion(when); err != nil {
		return fault, fmt.Errorf("fault %q: %w", text, err)
	}
	return fault, nil
}

func cutLast(text, separator string) (before, after string, ok bool) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(separator):], true
}

func (f *Fault) parseKind(text string) error {
	words := map[string]faultKind{"lost-before": lostBefore, "lost-after": lostAfter, "hang": hang, "truncate": truncate}
	if kind, ok := words[text]; ok {
		f.kind = kind
		return nil
	}
	if outcome, ok := strings.CutPrefix(text, "task:"); ok {
		f.kind, f.outcome = endTask, outcome
		return f.checkOutcome()
	}
	status, retry, hasRetry := strings.Cut(text, ":")
	status, after := strings.CutSuffix(status, "-after")
	if after {
		f.kind = answerAfter
	}
	var err error
	if f.status, err = strconv.Atoi(status); err != nil || f.status < 400 || f.status > 599 {
		return fmt.Errorf("kind %q is unknown: a status such as 500 or 500-after, 429, 429:SECONDS, lost-before, lost-after, truncate, hang or task:OUTCOME", text)
	}
	if hasRetry && f.status != 429 {
		return fmt.Errorf("only 429 takes a Retry-After")
	}
	f.retry = retry
	return f.checkRetry()
}

func (f *Fault) checkOutcome() error {
	outcomes := []string{"WARNING", "ERROR", "TERMINATED", "TEMPERROR"}
	if !slices.Contains(outcomes, f.outcome) {
		return fmt.Errorf("a task ends as %s, not as %q", strings.Join(outcomes, ", "), f.outcome)
	}
	return nil
}

func (f *Fault) checkRetry() error {
	switch f.retry {
	case "":
		f.retry = "1"
	case "date", "absurd", "none":
	default:
		if seconds, err := strconv.Atoi(f.retry); err != nil || seconds < 0 {
			return fmt.Errorf("Retry-After %q is neither seconds nor date, absurd or none", f.retry)
		}
	}
	return nil
}

// An occasion is which of the matching requests a fault affects.
type occasion struct {
	from, to int // to 0 is without end
	percent  float64
	seed     uint64
}

func parseOccasion(text string) (occasion, error) {
	if text == "" {
		return occasion{from: 1}, nil
	}
	if strings.Contains(text, "%") {
		return parseChance(text)
	}
	first, last, ranged := strings.Cut(strings.TrimSuffix(text, "+"), "-")
	o := occasion{}
	var err error
	if o.from, err = strconv.Atoi(first); err != nil || o.from < 1 {
		return o, fmt.Errorf("occasion %q is not a count from 1", text)
	}
	switch {
	case ranged:
		o.to, err = strconv.Atoi(last)
	case !strings.HasSuffix(text, "+"):
		o.to = o.from
	}
	if err != nil || (o.to != 0 && o.to < o.from) {
		return o, fmt.Errorf("occasion %q is not a range", text)
	}
	return o, nil
}

func parseChance(text string) (occasion, error) {
	share, seedText, _ := strings.Cut(text, "%")
	o := occasion{}
	var err error
	if o.percent, err = strconv.ParseFloat(share, 64); err != nil || o.percent <= 0 || o.percent > 100 {
		return o, fmt.Errorf("occasion %q is not a share of 100%%", text)
	}
	o.seed = 1
	if seedText != "" {
		if o.seed, err = strconv.ParseUint(strings.TrimPrefix(seedText, "/"), 10, 64); err != nil {
			return o, fmt.Errorf("occasion %q has no number as its seed", text)
		}
	}
	return o, nil
}

// strikes reports whether the n-th matching request is struck.
func (o occasion) strikes(n int) bool {
	if o.percent > 0 {
		return rand.New(rand.NewPCG(o.seed, uint64(n))).Float64()*100 < o.percent
	}
	return n >= o.from && (o.to == 0 || n <= o.to)
}
