package manual

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "draw docs/terminal.svg")

const (
	picture        = "../../docs/terminal.svg"
	pictureCommand = "isc-sync plan --dir tenant"
	// The size of a character, and the space around the text.
	charWidth, lineHeight, margin = 8.4, 20, 20
)

// TestThePictureIsCurrent draws what a terminal shows of a plan, and compares it with the
// picture of the README.
func TestThePictureIsCurrent(t *testing.T) {
	want := drawn(colored(t))
	if *update {
		if err := os.WriteFile(picture, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(picture); err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/terminal.svg is not what the program prints: go generate ./internal/manual (%v)", err)
	}
}

// colored is what the program prints for the documents of testdata/picture.
func colored(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "tenant"), os.DirFS("testdata/picture")); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, append(strings.Fields(pictureCommand)[1:], "--simulator", ":memory:")...)
	cmd.Args[0] = "isc-sync"
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "CLICOLOR_FORCE=1", "NO_COLOR=")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

var escape = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

// classes are the styles of the picture by the codes of a terminal.
var classes = map[string]string{"1": "b", "2": "f", "31": "r", "32": "g", "33": "y", "36": "c", "31;1": "r b"}

// drawn is a window of a terminal with a prompt and an output.
func drawn(output string) []byte {
	lines := append([]string{"\x1b[2m$\x1b[0m " + pictureCommand}, strings.Split(strings.TrimRight(output, "\n"), "\n")...)
	columns := 0
	for _, line := range lines {
		columns = max(columns, utf8.RuneCountInString(escape.ReplaceAllString(line, "")))
	}
	var b bytes.Buffer
	width, height := int(float64(columns)*charWidth)+2*margin, (len(lines)+1)*lineHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="A plan in a terminal">`+"\n", width, height, width, height)
	b.WriteString("<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#d4d7dd;white-space:pre}" +
		".b{font-weight:bold}.f{fill:#8b919c}.r{fill:#ff7b72}.g{fill:#7ee787}.y{fill:#e3b341}.c{fill:#79c0ff}</style>\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="#16191f"/>`+"\n", width, height)
	for i, color := range []string{"#ff5f57", "#febc2e", "#28c840"} {
		fmt.Fprintf(&b, `<circle cx="%d" cy="18" r="6" fill="%s"/>`+"\n", margin+6+20*i, color)
	}
	for i, line := range lines {
		if text := spans(line); text != "" {
			fmt.Fprintf(&b, `<text x="%d" y="%d" xml:space="preserve">%s</text>`+"\n", margin, margin+(i+2)*lineHeight, text)
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// spans turns the codes of a terminal in a line into styles.
func spans(line string) string {
	var b strings.Builder
	class := ""
	write := func(text string) {
		switch {
		case text == "":
		case class == "":
			b.WriteString(html.EscapeString(text))
		default:
			fmt.Fprintf(&b, `<tspan class="%s">%s</tspan>`, class, html.EscapeString(text))
		}
	}
	at := 0
	for _, found := range escape.FindAllStringSubmatchIndex(line, -1) {
		write(line[at:found[0]])
		class, at = classes[line[found[2]:found[3]]], found[1]
	}
	write(line[at:])
	return b.String()
}
