package command

import (
	"os"

	"golang.org/x/term"
)

// The variables by which users ask for colours, or for none.
const (
	varNoColor    = "NO_COLOR"
	varForceColor = "CLICOLOR_FORCE"
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
	no, _ := p.LookupEnv(varNoColor)
	forced, _ := p.LookupEnv(varForceColor)
	kind, _ := p.LookupEnv("TERM")
	switch {
	case no != "":
		return false
	case forced != "" && forced != "0":
		return true
	}
	return isTerminal(stream) && kind != "dumb"
}

// behind returns what a guarded stream writes to.
func behind(stream any) any {
	if g, ok := stream.(*markerGuard); ok {
		return g.to
	}
	return stream
}
