package command

import (
	"io"
	"strings"
	"sync"
)

// guardStreams keeps what a tenant or a document says from giving orders to the
// service that runs the program. GitHub Actions and GitLab read commands from
// the lines of a log: "::add-mask::", "##[group]", "section_start:".
//
// The markers are broken visibly, in a way that JSON reads as the same text. To
// switch commands off (::stop-commands::) would depend on a token that has to be
// printed again at the end, which a killed run never does. A file is guarded as
// well: pipelines print it later.
func (p *Program) guardStreams() {
	for _, name := range []string{"GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"} {
		if value, set := p.LookupEnv(name); set && value != "" && value != "false" {
			p.Stdout, p.Stderr = guarded(p.Stdout), guarded(p.Stderr)
			return
		}
	}
}

func guarded(w io.Writer) io.Writer { return &markerGuard{to: w, blank: true} }

// markerGuard is a stream in which no line is a command. It is safe for
// concurrent use.
type markerGuard struct {
	to io.Writer

	mu sync.Mutex
	// blank: the line has nothing but spaces so far, or a colon after them.
	blank, colon, escape bool
	// tail are the last bytes of the line.
	tail string
}

// longestMarker is how much of a line has to be remembered.
const longestMarker = 16

func (g *markerGuard) Write(data []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	out := make([]byte, 0, len(data))
	for _, b := range data {
		if g.ends(b) {
			out = append(out, '\\', 'u', '0', '0', "0123456789abcdef"[b>>4], "0123456789abcdef"[b&15])
			g.tail, g.colon = "", false
			continue
		}
		out = append(out, b)
	}
	if _, err := g.to.Write(out); err != nil {
		return 0, err
	}
	return len(data), nil
}

// ends reports whether a byte is the last one of a marker.
func (g *markerGuard) ends(b byte) bool {
	if b == '\n' || b == '\r' {
		g.blank, g.colon, g.escape, g.tail = true, false, false, ""
		return false
	}
	begins := g.begins(b)
	g.tail += string(b)
	if len(g.tail) > longestMarker {
		g.tail = g.tail[len(g.tail)-longestMarker:]
	}
	switch b {
	case ':':
		return begins || strings.HasSuffix(g.tail, "section_start:") || strings.HasSuffix(g.tail, "section_end:")
	case '[':
		return strings.HasSuffix(g.tail, "##[") || strings.HasSuffix(g.tail, "##vso[")
	}
	return false
}

// begins reports whether a byte makes the line begin with two colons. Spaces
// and colours before them do not count; bytes outside ASCII may be spaces.
func (g *markerGuard) begins(b byte) bool {
	switch {
	case g.escape:
		g.escape = b == '[' || b == ';' || b >= '0' && b <= '9'
	case !g.blank:
	case b == ':':
		if g.colon {
			g.blank = false
			return true
		}
		g.colon = true
	case b == 0x1b:
		g.escape = true
	case b != ' ' && b != '\t' && b != '\v' && b != '\f' && b < 0x80 || g.colon:
		g.blank = false
	}
	return false
}
