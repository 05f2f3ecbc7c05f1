package contract

import (
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

// A description is one version's document, with the relaxations applied.
type description struct {
	document *openapi3.T
	prefix   string
}

// loaded keeps each document once for the whole process, since reading one
// takes a second.
var loaded sync.Map // of file name to func() (*description, error)

func load(dir, version string) (*description, error) {
	file := filepath.Join(dir, version+".json")
	once, _ := loaded.LoadOrStore(file, sync.OnceValues(func() (*description, error) { return read(file, version) }))
	return once.(func() (*description, error))()
}

func read(file, version string) (*description, error) {
	loader := openapi3.NewLoader()
	document, err := loader.LoadFromFile(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	relax(document)
	prefix := "/" + version
	if version == "latest" {
		prefix = ""
	}
	return &description{document: document, prefix: prefix}, nil
}

// versionOf returns the document that describes a request path.
func versionOf(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch first {
	case "beta", "v3", "v2024", "v2025", "v2026":
		return first
	}
	return "latest"
}

// find returns the operation for a request. A path with more literal segments
// wins.
func (d *description) find(r *http.Request) (operation, bool) {
	best, parameters := "", map[string]string{}
	for template, item := range d.document.Paths.Map() {
		found, ok := matchPath(template, strings.TrimPrefix(r.URL.EscapedPath(), d.prefix))
		if !ok || item.GetOperation(r.Method) == nil {
			continue
		}
		if best == "" || len(found) < len(parameters) {
			best, parameters = template, found
		}
	}
	if best == "" {
		return operation{}, false
	}
	item := d.document.Paths.Value(best)
	alias(parameters, item.Parameters, item.GetOperation(r.Method).Parameters)
	return operation{document: d.document, path: best, item: item, parameters: parameters}, true
}

// alias fills in path parameters that are declared by another name than the
// path has for them, which happens where the path has one only.
func alias(values map[string]string, declared ...openapi3.Parameters) {
	if len(values) != 1 {
		return
	}
	var only string
	for _, value := range values {
		only = value
	}
	for _, parameter := range slices.Concat(declared...) {
		if parameter.Value.In == openapi3.ParameterInPath {
			values[parameter.Value.Name] = only
		}
	}
}

// matchPath returns what an escaped path has for the variables of a template.
func matchPath(template, path string) (map[string]string, bool) {
	want, got := strings.Split(template, "/"), strings.Split(path, "/")
	if len(want) != len(got) {
		return nil, false
	}
	parameters := map[string]string{}
	for i, segment := range want {
		switch {
		case strings.HasPrefix(segment, "{"):
			plain, err := url.PathUnescape(got[i])
			if err != nil {
				return nil, false
			}
			parameters[strings.Trim(segment, "{}")] = plain
		case segment != got[i]:
			return nil, false
		}
	}
	return parameters, true
}
