package simulator

import "encoding/json"

// A memberCheck refuses a value that a member may not have. It is not asked
// about null.
type memberCheck func(c *call, field string, value any) error

// memberChecks are the members that an object may have.
type memberChecks map[string]memberCheck

// checkMembers refuses unknown members and wrong types; null passes.
func (c *call) checkMembers(o object, checks memberChecks) error {
	for _, field := range sortedKeys(o) {
		if err := c.checkMember(checks, o, field); err != nil {
			return err
		}
	}
	return nil
}

// oneOf checks a string against a closed list.
func oneOf(values ...string) memberCheck {
	return func(_ *call, field string, value any) error {
		for _, allowed := range values {
			if value == allowed {
				return nil
			}
		}
		return illegal(value, field)
	}
}

// checkMember lets null through for every known member.
func (c *call) checkMember(checks memberChecks, o object, field string) error {
	check, known := checks[field]
	if !known {
		return refuse("Unrecognized field %q.", field)
	}
	if o[field] == nil {
		return nil
	}
	return check(c, field, o[field])
}

func plainText(_ *call, field string, value any) error {
	if _, ok := value.(string); !ok {
		return illegal(value, field)
	}
	return nil
}

func boolean(_ *call, field string, value any) error {
	if _, ok := value.(bool); !ok {
		return illegal(value, field)
	}
	return nil
}

func anObject(_ *call, field string, value any) error {
	if _, ok := value.(object); !ok {
		return illegal(value, field)
	}
	return nil
}

func textList(c *call, field string, value any) error {
	elements, ok := value.([]any)
	if !ok {
		return illegal(value, field)
	}
	for _, element := range elements {
		if err := plainText(c, field, element); err != nil {
			return err
		}
	}
	return nil
}

func wholeNumber(_ *call, field string, value any) error {
	n, ok := value.(json.Number)
	if !ok {
		return illegal(value, field)
	}
	if _, err := n.Int64(); err != nil {
		return illegal(value, field)
	}
	return nil
}

func whole(value any) int64 {
	n, _ := value.(json.Number)
	i, _ := n.Int64()
	return i
}

func anyValue(*call, string, any) error { return nil }

func eachOf(check memberCheck) memberCheck {
	return func(c *call, field string, value any) error {
		elements, isList := value.([]any)
		if !isList {
			return illegal(value, field)
		}
		for _, element := range elements {
			if err := check(c, field, element); err != nil {
				return err
			}
		}
		return nil
	}
}

// members checks an object by its members.
func members(checks memberChecks) memberCheck {
	return func(c *call, field string, value any) error {
		if err := anObject(c, field, value); err != nil {
			return err
		}
		return c.checkMembers(value.(object), checks)
	}
}
