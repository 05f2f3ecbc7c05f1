package acceptance

import (
	"bytes"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
)

// linesFit checks each line of a file against a published schema.
func linesFit(ts *testscript.TestScript, _ bool, args []string) {
	file, name := args[0], args[1]
	data, err := schemas.FS.ReadFile(name)
	ts.Check(err)
	c := jsonschema.NewCompiler()
	c.AssertFormat = true
	ts.Check(c.AddResource(name, bytes.NewReader(data)))
	schema, err := c.Compile(name)
	ts.Check(err)
	lines := 0
	for line := range strings.Lines(ts.ReadFile(file)) {
		v, err := jsonvalue.Decode([]byte(line))
		ts.Check(err)
		if err := schema.Validate(v); err != nil {
			ts.Fatalf("%s: %v", line, err)
		}
		lines++
	}
	if lines == 0 {
		ts.Fatalf("%s is empty", file)
	}
}
