package render

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// HTML writes a plan as one page that needs nothing else: no network, and no
// script but its own. html/template escapes every value, and the policy of the page
// forbids what is not part of it. Results that are not plans are written as text.
type HTML struct{ Text }

//go:embed html/plan.html html/style.css html/script.js
var htmlFiles embed.FS

var htmlTemplate = template.Must(template.ParseFS(htmlFiles, "html/plan.html"))

// asset is a file of the page that is written into it, and what identifies it.
func asset(name string) (text, hash string) {
	data, err := htmlFiles.ReadFile("html/" + name)
	if err != nil {
		panic(err) // it is embedded
	}
	// A browser reads line ends as LF before it computes the hash.
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	sum := sha256.Sum256(data)
	return string(data), "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// htmlFrame is what all pages have.
type htmlFrame struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

func newFrame() htmlFrame {
	style, styleHash := asset("style.css")
	script, scriptHash := asset("script.js")
	return htmlFrame{
		Policy: "default-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; style-src " +
			styleHash + "; script-src " + scriptHash,
		Style: template.CSS(style), Script: template.JS(script),
	}
}

// Plan writes the page of a plan.
func (h HTML) Plan(w io.Writer, p *plan.Plan, problems state.Problems) error {
	return writePage(w, "plan", planPage(p, problems))
}

// Failure writes the problems as a page.
func (h HTML) Failure(w io.Writer, err error) error {
	problems := problemsOf(err)
	return writePage(w, "plan", htmlPage{
		htmlFrame: newFrame(), Verdict: Count(len(problems), "problem", "problems"), Problems: remarksOf(problems),
	})
}

// writePage writes a whole page or nothing.
func writePage(w io.Writer, name string, page htmlPage) error {
	var b bytes.Buffer
	if err := htmlTemplate.ExecuteTemplate(&b, name, page); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
