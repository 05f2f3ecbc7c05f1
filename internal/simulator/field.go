package simulator

// A field is one member of an object.
type field struct {
	name string
	shape
	on   string // the versions that have it; all when empty
	fill any    // what is shown when it was never set; absent leaves it out
	bare string // the versions in which a null is left out
	mode mode
}

// mode is what requests may do with a field.
type mode int

const (
	served   mode = 1 << iota // the server's: what a request says of it is ignored
	output                    // the server's: requests do not know it
	echoed                    // as output, but PUT has to repeat it
	unsent                    // as served, but a POST that sends it is refused
	needed                    // POST and PUT do not do without a value
	named                     // POST and PUT do not do without the member, which may be null
	fixed                     // PUT has to repeat it
	filled                    // null is refused
	late                      // POST does not know it
	hidden                    // only PATCH knows it
	stampNew                  // the time of creation
	stampAny                  // the time of the last write
)

func (m mode) has(one mode) bool { return m&one != 0 }

// absent as fill leaves a member out of answers.
type absent struct{}

func (f field) in(version string) bool { return f.on == "" || within(f.on, version) }

// serves is true for fields that no request sets.
func (f field) serves() bool {
	return f.mode.has(served | output | echoed | unsent | stampNew | stampAny)
}

// put adds the field to an answer.
func (f field) put(at scene, view, o object) {
	value := f.shown(at, jsonClone(o[f.name]))
	if value == nil {
		value = jsonClone(f.fill)
	}
	if _, leftOut := value.(absent); !leftOut && (value != nil || !within(f.bare, at.version)) {
		view[f.name] = value
	}
}

// record is an object with these members and no other. What is not sent is
// filled in when it is shown.
func record(fields ...field) shape {
	return shape{
		check: func(c *call, name string, value any) error {
			o, isObject := value.(object)
			if !isObject {
				return illegal(value, name)
			}
			return c.checkFields(fields, o, name+".")
		},
		keep: func(value any) any { return keptFields(fields, value.(object)) },
		show: func(at scene, value any) any {
			view := object{}
			for _, f := range fields {
				if f.in(at.version) {
					f.put(at, view, value.(object))
				}
			}
			return view
		},
		uses: func(value any, visit func(kind, id string)) {
			for _, f := range fields {
				f.visit(value.(object)[f.name], visit)
			}
		},
	}
}

func keptFields(fields []field, o object) object {
	out := object{}
	for _, f := range fields {
		if value := f.kept(o[f.name]); value != nil {
			out[f.name] = value
		}
	}
	return out
}

// checkFields refuses unknown members, missing ones and wrong values.
func (c *call) checkFields(fields []field, o object, prefix string) error {
	known := map[string]field{}
	for _, f := range fields {
		if f.in(c.version) {
			known[f.name] = f
		}
	}
	for _, name := range sortedKeys(o) {
		f, isKnown := known[name]
		if !isKnown {
			return refuse("Unrecognized field %q.", prefix+name)
		}
		if err := c.checkField(f, prefix, o[name]); err != nil {
			return err
		}
	}
	return missing(fields, o, prefix)
}

func (c *call) checkField(f field, prefix string, value any) error {
	switch {
	case value == nil && f.mode.has(filled):
		return illegal(value, prefix+f.name)
	case value == nil || f.check == nil:
		return nil
	}
	return f.check(c, prefix+f.name, value)
}

func missing(fields []field, o object, prefix string) error {
	for _, f := range fields {
		value, sent := o[f.name]
		if f.mode.has(needed) && (value == nil || value == "") || f.mode.has(named) && !sent {
			return required(prefix + f.name)
		}
	}
	return nil
}
