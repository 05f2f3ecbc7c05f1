package operate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
)

// Given is the input of an operation: values by the names of its inputs,
// "true" for a switch, and a file. An empty value was not given.
type Given struct {
	Values map[string]string
	File   *File
}

// File is a CSV file to send.
type File struct {
	// Name is the file name that is sent, without folders.
	Name    string
	Content []byte
}

// InputError means that an operation cannot be asked for in this way: nothing
// was sent.
type InputError struct {
	Text string
	hint string
}

// Error returns what is wrong with the input.
func (e *InputError) Error() string { return e.Text }

// Hint returns what the user may do about it, or nothing.
func (e *InputError) Hint() string { return e.hint }

// Check reports whether the input fits the operation. Its error is an
// *InputError.
func (o *Operation) Check(given Given) error {
	for _, name := range jsonvalue.SortedKeys(given.Values) {
		if given.Values[name] != "" && o.input(name) == nil {
			return o.unknown(name)
		}
	}
	if given.File != nil && o.input("file") == nil {
		return o.unknown("file")
	}
	for _, in := range o.Inputs {
		if err := o.checkInput(in, given); err != nil {
			return err
		}
	}
	return nil
}

func (o *Operation) input(name string) *Input {
	i := slices.IndexFunc(o.Inputs, func(in Input) bool { return in.Name == name })
	if i < 0 {
		return nil
	}
	return &o.Inputs[i]
}

func (o *Operation) unknown(name string) error {
	var names []string
	for _, in := range o.Inputs {
		names = append(names, "--"+in.Name)
	}
	hint := suggest.DidYouMean("--"+name, names)
	if hint == "" && len(names) > 0 {
		hint = "it takes " + strings.Join(names, " and ")
	}
	return &InputError{fmt.Sprintf("%s does not take --%s", o.title(), name), hint}
}

func (o *Operation) checkInput(in Input, given Given) error {
	value := given.Values[in.Name]
	switch {
	case in.Required && value == "" && (in.Type != CSV || given.File == nil):
		return &InputError{fmt.Sprintf("%s needs --%s", o.title(), in.Name), in.Usage}
	case in.Type == CSV && value != "":
		return &InputError{fmt.Sprintf("--%s was not read", in.Name), ""}
	case in.Type == Number && value != "":
		if n, err := strconv.Atoi(value); err != nil || n < 1 {
			return &InputError{fmt.Sprintf("--%s is %q", in.Name, value), "it must be a whole number from 1"}
		}
	}
	return nil
}

// title is the name of the operation for messages, with its form.
func (o *Operation) title() string {
	if o.Form == "" {
		return o.Name
	}
	return o.Name + " --type " + o.Form
}
