package yamledit

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamltree"
)

// entry is a key of a mapping, its value and what becomes of them.
type entry struct {
	key, value *node
	name       string
	// start is where the entry begins; a key may follow a question mark.
	start int
	stays bool
}

func (e entry) end() int { return max(e.key.end, e.value.end) }

// mapping edits the members of a mapping one by one. It reports false if nothing of
// it stays.
func (e *editor) mapping(s spot, want map[string]any) bool {
	entries := e.entries(s.node)
	own, merged := map[string]bool{}, map[string]*yamltree.Node{}
	expand := false
	for _, m := range members(s.Node) {
		if own[m.key] = !m.merged; m.merged {
			merged[m.key] = m.value
			_, wanted := want[m.key]
			expand = expand || !wanted
		}
	}
	for i, at := range entries {
		if isMerge(at.key.Node) {
			entries[i].stays = !expand && !e.holdsFreed(at.value)
			expand = expand || !entries[i].stays
			continue
		}
		_, entries[i].stays = want[at.name]
	}
	var added []string
	for _, key := range jsonvalue.SortedKeys(want) {
		through, isMerged := merged[key]
		if !own[key] && (!isMerged || expand || !e.willSay(through, want[key])) {
			added = append(added, key)
		}
	}
	slices.SortStableFunc(added, func(a, b string) int {
		switch {
		case e.writer.Less(s.at, a, b):
			return -1
		case e.writer.Less(s.at, b, a):
			return 1
		}
		return 0
	})
	if !slices.ContainsFunc(entries, func(x entry) bool { return x.stays }) {
		return false
	}
	if s.isFlow() {
		e.flowMapping(s, entries, added, want)
		return true
	}
	e.blockMapping(s, entries, added, want)
	return true
}

func (e *editor) entries(n *node) (all []entry) {
	for i := 0; i+1 < len(n.items); i += 2 {
		x := entry{key: n.items[i], value: n.items[i+1], start: n.items[i].start}
		x.name = resolved(x.key.Node).Value
		if line := e.lineStart(x.start); strings.HasSuffix(strings.TrimRight(string(e.text[line:x.start]), " "), "?") {
			x.start = line + strings.LastIndexByte(string(e.text[line:x.start]), '?')
		}
		all = append(all, x)
	}
	return all
}

// below is the spot of a member's value.
func (e *editor) below(s spot, x entry) spot {
	behind := e.skipSpace(x.key.end)
	if e.at(behind) == ':' {
		behind++
	} else {
		behind = x.key.end
	}
	return spot{node: x.value, at: s.at.Append(x.name), column: s.node.column, flow: s.isFlow(), behind: behind}
}

func (e *editor) blockMapping(s spot, entries []entry, added []string, want map[string]any) {
	blocks := make([]block, len(entries))
	for i, x := range entries {
		blocks[i] = block{start: x.start, end: x.end(), stays: x.stays, nodes: []*node{x.key, x.value}}
		if x.stays && !isMerge(x.key.Node) {
			e.edit(e.below(s, x), want[x.name])
		}
	}
	e.removeBlocks(blocks)
	column := s.node.column
	for _, key := range added {
		at := s.at.Append(key)
		text := e.writer.Key(key, column) + ":" + e.writer.Block(want[key], at, column)
		e.insertBlock(blocks, e.predecessor(s, entries, key), column, text)
	}
}

// predecessor is the entry that a new key follows, -1 for the first place.
func (e *editor) predecessor(s spot, entries []entry, key string) int {
	best := -1
	for i, x := range entries {
		if !x.stays || !isMerge(x.key.Node) && !e.writer.Less(s.at, x.name, key) {
			continue
		}
		if best < 0 || isMerge(entries[best].key.Node) || !e.writer.Less(s.at, x.name, entries[best].name) {
			best = i
		}
	}
	return best
}
