package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"isc-sync/internal/operate"
)

// sourceFlags are the flags of an operation on a source.
type sourceFlags struct {
	common
	connection
	source, form, file string
	wait, yes          bool
	timeout            time.Duration
	texts              map[string]*string
	switches           map[string]*bool
}

// own are the flags that follow from the operation.
func (f *sourceFlags) own(name string) []option {
	o := operate.Named(name)[0]
	options := []option{{name: "source", word: "NAME", summary: "name of the source", into: &f.source}}
	if forms := operate.Forms(name); forms != nil {
		options = append(options, option{name: "type", word: "TYPE", summary: strings.Join(forms, " or "), into: &f.form})
	}
	options = append(options, f.inputs(name)...)
	if o.Savable {
		options = append(options, option{name: "file", word: "FILE", summary: "write it to this file", into: &f.file})
	}
	if o.Harm != "" {
		options = append(options, option{name: "yes", summary: "do not ask", into: &f.yes})
	}
	f.timeout = operate.DefaultTimeout
	if o.Waits() {
		options = append(options, option{name: "wait", summary: "wait for the end of the task", into: &f.wait})
	}
	return append(options, option{name: "timeout", word: "TIME", summary: "give up after this time", into: &f.timeout})
}

// inputs are the flags for what any form of the operation takes.
func (f *sourceFlags) inputs(name string) []option {
	f.texts, f.switches = map[string]*string{}, map[string]*bool{}
	var options []option
	for _, o := range operate.Named(name) {
		for _, in := range o.Inputs {
			if f.texts[in.Name] == nil && f.switches[in.Name] == nil {
				options = append(options, f.input(in))
			}
		}
	}
	return options
}

func (f *sourceFlags) input(in operate.Input) option {
	o := option{name: in.Name, summary: in.Usage}
	if in.Type == operate.Switch {
		f.switches[in.Name] = new(bool)
		o.into = f.switches[in.Name]
		return o
	}
	o.word = map[operate.InputType]string{operate.Text: "NAME", operate.Number: "N", operate.CSV: "FILE"}[in.Type]
	f.texts[in.Name] = new(string)
	o.into = f.texts[in.Name]
	return o
}

// read makes sense of the flags, before anything is sent.
func (f *sourceFlags) read(name string) (*operate.Operation, operate.Given, error) {
	var given operate.Given
	if err := firstError(f.common.check(), f.connection.check(), f.check(name)); err != nil {
		return nil, given, err
	}
	o := operate.Find(name, f.form)
	given, err := f.given(o)
	if err != nil {
		return nil, given, err
	}
	var wrong *operate.InputError
	if err := o.Check(given); errors.As(err, &wrong) {
		return nil, given, usage(wrong.Error(), wrong.Hint())
	}
	return o, given, nil
}

func (f *sourceFlags) check(name string) error {
	forms := operate.Forms(name)
	switch {
	case f.source == "":
		return usage("--source is missing", "as in --source 'HR Feed'")
	case f.timeout <= 0:
		return usage(fmt.Sprintf("--timeout is %s", f.timeout), "as in --timeout 90m")
	case forms != nil && f.form == "":
		return usage("--type is missing", "it is "+strings.Join(forms, " or "))
	case forms != nil:
		return oneOf("--type", f.form, forms...)
	}
	return nil
}

// given collects the inputs, and reads the file among them.
func (f *sourceFlags) given(o *operate.Operation) (operate.Given, error) {
	given := operate.Given{Values: map[string]string{}}
	for name, value := range f.texts {
		given.Values[name] = *value
	}
	for name, on := range f.switches {
		if *on {
			given.Values[name] = "true"
		}
	}
	path := given.Values[fileFlag]
	delete(given.Values, fileFlag)
	if path == "" {
		return given, nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return given, fmt.Errorf("read --%s: %w", fileFlag, err)
	}
	given.File = &operate.File{Name: filepath.Base(path), Content: content}
	return given, nil
}

// fileFlag is the flag for a CSV file.
const fileFlag = "file"
