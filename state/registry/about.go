package registry

import "isc-sync/internal/jsonvalue"

// AboutRule is the reference that the identity of an object makes, nil for objects
// that are not about another one.
func (k *Kind) AboutRule() *RefRule {
	if k.About == "" {
		return nil
	}
	return k.Spec.Property(k.About).Ref
}

// AboutKind returns the name of the kind of the object that an identity is about, ""
// if none has such objects.
func (k *Kind) AboutKind(identity []string) string {
	rule := k.AboutRule()
	if rule == nil || len(identity) == 0 {
		return ""
	}
	return rule.KindBy.Map[identity[0]]
}

// CanCall reports whether a document can call an object by an identity: it has a name, and
// of the objects that are about others, only those of some are documents.
func (k *Kind) CanCall(identity []string) bool {
	return len(identity) == 0 || identity[len(identity)-1] != "" && (k.About == "" || k.AboutKind(identity) != "")
}

// AboutParts are the members of the reference that the fields of the identity are.
func (k *Kind) AboutParts() []string {
	if k.About == "" {
		return nil
	}
	return []string{k.AboutRule().KindBy.Own, "name"}
}

// IdentityIn returns what a value of the tenant has for a field of the identity, "" if
// it is not a text.
func (k *Kind) IdentityIn(value map[string]any, field string) string {
	at := jsonvalue.Pointer("").Append(field)
	for i, member := range k.AboutParts() {
		if k.Identity[i].Name == field {
			at = jsonvalue.Pointer("").Append(k.About).Append(member)
		}
	}
	v, _ := at.Get(value)
	text, _ := v.(string)
	return text
}

// IDIn returns the id in a value of the tenant: its own or, for an object that is about
// another one, that of the other one. It is "" if the value has none.
func (k *Kind) IDIn(value map[string]any) string {
	at := jsonvalue.Pointer("").Append(k.IDMember())
	if k.About != "" {
		at = jsonvalue.Pointer("").Append(k.About).Append("id")
	}
	v, _ := at.Get(value)
	id, _ := v.(string)
	return id
}

// UnsetIsAbsent reports whether an object with nothing but defaults is the same as none
// in a list.
func (k *Kind) UnsetIsAbsent() bool { return k.IsEnumerated() || k.About != "" }
