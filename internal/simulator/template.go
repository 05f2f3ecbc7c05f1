package simulator

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed templates.json
var templateFile []byte

// A template is what a connector gives to a new source: its kind (direct, file
// or saas), its defaults, and the objects that are made along with it
// (API: Source create).
type template struct {
	Kind        string
	Type        string
	Attributes  object
	Features    []any
	Schemas     []object
	Policies    []object
	Correlation bool
}

// templateFor returns the template of a connector by its script name. Custom
// connectors have a plain one.
func templateFor(scriptName string) (template, error) {
	decoder := json.NewDecoder(strings.NewReader(string(templateFile)))
	decoder.UseNumber()
	var all map[string]template
	if err := decoder.Decode(&all); err != nil {
		return template{}, fmt.Errorf("read connector templates: %w", err)
	}
	if found, ok := all[scriptName]; ok {
		return found, nil
	}
	return all["custom"], nil
}

// connectorNamed finds a connector by script name, also without the suffix that
// the service puts there itself, or by the id of a custom one (API: Source
// create; SaaS sources).
func (d *document) connectorNamed(name string) object {
	if name == "" {
		return nil
	}
	for _, candidate := range []string{name, name + "-angularsc"} {
		if found := find(d.Connectors, "scriptName", candidate); found != nil {
			return found
		}
	}
	for _, connector := range d.Connectors {
		if text(connector, "type") == name && isUUID(name) {
			return connector
		}
	}
	return nil
}

func isUUID(s string) bool { return len(s) == 36 && strings.Count(s, "-") == 4 }

func isSaaS(source object) bool {
	attributes := child(source, "connectorAttributes")
	return text(attributes, "idnProxyType") == "sp-connect" || text(attributes, "spConnectorSpecId") != ""
}
