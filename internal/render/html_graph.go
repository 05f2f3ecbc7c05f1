package render

import (
	"fmt"
	"maps"
	"slices"
)

// htmlGraph is a graph with a place for each node.
type htmlGraph struct {
	Width, Height int
	Nodes         []htmlNode
	Paths         []string
	// Columns are where each wave begins.
	Columns []htmlColumn
}

// htmlColumn is a wave of the drawing.
type htmlColumn struct{ X, Wave int }

// htmlNode is a box of the drawing, with its whole label and what fits into it.
type htmlNode struct {
	X, Y, TextX, TextY            int
	Label, Short, Action, Warning string
}

// The measures of a drawing, in pixels and columns of text.
const (
	nodeWidth, nodeHeight = 230, 30
	gapX, gapY            = 60, 12
	graphTop, graphMargin = 34, 8
	nodeColumns           = 30
)

// drawn lays the waves out from left to right.
func drawn(g *graph) *htmlGraph {
	if g == nil {
		return nil
	}
	out := &htmlGraph{}
	columns, rows := map[int]int{}, map[int]int{}
	for _, n := range g.nodes {
		columns[n.wave] = 0
	}
	for i, wave := range slices.Sorted(maps.Keys(columns)) {
		columns[wave] = i
		out.Columns = append(out.Columns, htmlColumn{graphMargin + i*(nodeWidth+gapX), wave})
	}
	for _, n := range g.nodes {
		x := graphMargin + columns[n.wave]*(nodeWidth+gapX)
		y := graphTop + rows[n.wave]*(nodeHeight+gapY)
		rows[n.wave]++
		out.Nodes = append(out.Nodes, htmlNodeOf(n, x, y))
		out.Width, out.Height = max(out.Width, x+nodeWidth+graphMargin), max(out.Height, y+nodeHeight+graphMargin)
	}
	for _, e := range g.edges {
		out.Paths = append(out.Paths, curve(out.Nodes[e[0]], out.Nodes[e[1]]))
	}
	return out
}

func htmlNodeOf(n *node, x, y int) htmlNode {
	sign := signOf(n.action)
	drawn := htmlNode{X: x, Y: y, TextX: x + 10, TextY: y + 20, Label: n.label, Action: string(n.action)}
	if n.danger {
		sign, drawn.Warning = signDanger+sign, "danger"
	}
	drawn.Short = cut(sign+" "+n.label, nodeColumns)
	return drawn
}

// curve leads from the right side of a box to the left side of another; on a long
// way it runs between two rows, past the boxes of the waves between.
func curve(from, to htmlNode) string {
	x, y := from.X+nodeWidth, from.Y+nodeHeight/2
	endX, endY := to.X-4, to.Y+nodeHeight/2
	if endX-x < nodeWidth {
		return fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x, y, x+gapX/2, y, endX-gapX/2, endY, endX, endY)
	}
	row := from.Y + nodeHeight + gapY/2
	return fmt.Sprintf("M%d %dQ%d %d %d %dH%dQ%d %d %d %d",
		x, y, x+gapX/4, row, x+gapX/2, row, endX-gapX/2, endX-gapX/4, endY, endX, endY)
}
