package simulator

import "isc-sync/internal/simulator/jsonpatch"

// party is the identity provider or the tenant in SAML (API: ServiceProviderConfig).
func party() shape {
	texts := func(names ...string) (fields []field) {
		for _, name := range names {
			fields = append(fields, field{name: name, shape: is(plainText), fill: absent{}})
		}
		return fields
	}
	fields := append(texts(
		"entityId", "binding", "authnContext", "logoutUrl", "nameId", "cert", "loginUrlPost", "loginUrlRedirect", "mappingAttribute",
		"certificateExpirationDate", "certificateName", "alias", "callbackUrl", "legacyAcsUrl",
	),
		field{name: "role", shape: choice("SAML_IDP", "SAML_SP"), mode: needed},
		field{name: "includeAuthnContext", shape: is(boolean), fill: absent{}},
		field{name: "jitConfiguration", shape: record(
			field{name: "enabled", shape: is(boolean), fill: false},
			field{name: "sourceId", shape: is(plainText), fill: absent{}},
			field{name: "sourceAttributeMappings", shape: is(anObject), fill: absent{}},
		), fill: absent{}},
	)
	return record(fields...)
}

// parties are those of a tenant without an identity provider.
func parties() []any {
	return []any{
		object{"role": "SAML_IDP", "mappingAttribute": "email", "includeAuthnContext": false},
		object{"role": "SAML_SP", "entityId": "https://acme.identitynow.example/sp", "alias": "acme-sp", "callbackUrl": "https://acme.identitynow.example/sso"},
	}
}

// providerRules keep the tenant's part as it is, and want what signing in needs.
func providerRules(after, before object) error {
	is, was := list(after, "federationProtocolDetails"), list(before, "federationProtocolDetails")
	if len(is) != len(was) {
		return refuse("Elements of federationProtocolDetails can neither be added nor removed.")
	}
	if !jsonpatch.Equal(said(is[1]), said(was[1])) {
		return refuse("The details of the service provider cannot be changed.")
	}
	provider, former := is[0].(object), was[0].(object)
	for _, name := range []string{"role", "certificateExpirationDate", "certificateName"} {
		if !jsonpatch.Equal(provider[name], former[name]) {
			return immutable(name)
		}
	}
	if text(provider, "mappingAttribute") == "" {
		return refuse("mappingAttribute is required.")
	}
	if flag(after, "enabled") && text(provider, "entityId") == "" {
		return refuse("An identity provider needs an entityId.")
	}
	return jitRules(child(provider, "jitConfiguration"))
}

// said are the members of an element that have a value.
func said(element any) object {
	out := object{}
	for name, value := range element.(object) {
		if _, nested := value.(object); value != nil && !nested {
			out[name] = value
		}
	}
	return out
}

func jitRules(jit object) error {
	if !flag(jit, "enabled") {
		return nil
	}
	if text(jit, "sourceId") == "" {
		return refuse("jitConfiguration needs a sourceId.")
	}
	for _, name := range []string{"firstName", "lastName", "email"} {
		if text(child(jit, "sourceAttributeMappings"), name) == "" {
			return refuse("sourceAttributeMappings has no %q.", name)
		}
	}
	return nil
}
