package command

import (
	"os"

	"golang.org/x/term"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := behind(stream).(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// width returns the columns of a terminal, 0 where it is none.
func (p *Program) width(stream any) int {
	file, ok := behind(stream).(*os.File)
	if !ok {
		return 0
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// colored reports whether colours are welcome on a stream.
func (p *Program) colored(stream any) bool {
	no, _ := p.LookupEnv("NO_COLOR")
	kind, _ := p.LookupEnv("TERM")
	return isTerminal(stream) && no == "" && kind != "dumb"
}

// behind returns what a guarded stream writes to.
func behind(stream any) any {
	if g, ok := stream.(*markerGuard); ok {
		return g.to
	}
	return stream
}
