package command

import (
	"fmt"
	"strconv"
	"time"
)

// repeatedFlag collects the values of a flag that may be repeated.
type repeatedFlag struct {
	name string
	into *[]string
}

// Set takes one more value.
func (m *repeatedFlag) Set(value string) error {
	if value == "" {
		return noValue(m.name)
	}
	*m.into = append(*m.into, value)
	return nil
}

func (m *repeatedFlag) String() string { return "" }

// singleFlag is a flag that takes one value: of two, one would be lost unnoticed.
type singleFlag struct {
	option
	given   bool
	refused error
}

// Set takes the value, which has to fit the option.
func (o *singleFlag) Set(value string) error {
	o.refused = o.read(value)
	o.given = true
	return o.refused
}

func (o *singleFlag) read(value string) error {
	if o.given {
		return usage(dashed(o.name)+" is given twice", "it takes one value")
	}
	if value == "" {
		return noValue(o.name)
	}
	var err error
	switch into := o.into.(type) {
	case *string:
		*into = value
	case *int:
		*into, err = strconv.Atoi(value)
	case *time.Duration:
		*into, err = time.ParseDuration(value)
	default:
		panic(fmt.Sprintf("flag --%s: no flag fills a %T", o.name, o.into))
	}
	if err != nil {
		return usage(fmt.Sprintf("invalid value %q for %s", value, dashed(o.name)), o.valueHint())
	}
	if n, ok := o.into.(*int); ok && o.most > 0 && (*n < o.least || *n > o.most) {
		return usage(fmt.Sprintf("%s is %d", dashed(o.name), *n), o.valueHint())
	}
	return nil
}

func (o *singleFlag) valueHint() string {
	switch _, number := o.into.(*int); {
	case !number:
		return "it is a duration such as 30m"
	case o.most > 0:
		return fmt.Sprintf("it is a number from %d to %d", o.least, o.most)
	}
	return "it is a whole number"
}

func (o *singleFlag) String() string { return "" }

// noValue refuses an empty value, such as that of a variable that is not set: without the
// flag, the command would do something else.
func noValue(name string) error {
	return usage(dashed(name)+" needs a value, and this one is empty", "leave the flag out, or set the variable that its value comes from")
}
