package rest

import "sync"

// Names of members and words such as types come again in each object of each answer. One
// copy of each serves all values: they stay in use until the plan is complete.
const (
	// shortText is how long such a text is, with its quotes; ids are longer.
	shortText = 32
	// keptTexts is how many are known at most.
	keptTexts = 4096
)

// knownTexts are tables of them, one for each decoder at work.
var knownTexts = sync.Pool{New: func() any { return map[string]any{} }}
