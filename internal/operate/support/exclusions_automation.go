package support

// ofAutomation are those of forms, launchers, triggers and integrations.
func ofAutomation() []Exclusion {
	return []Exclusion{
		{Path: "/form-definitions/export", Why: otherForm},
		{Path: "/form-definitions/import", Why: otherForm},
		{Path: "/form-definitions/template", Why: helpForPage},
		{Path: "/form-definitions/forms-action-dynamic-schema", Why: helpForPage},
		{Path: "/form-definitions/predefined-select-options", Why: helpForPage},
		{Path: "/form-definitions/{id}/data-source", Why: helpForPage},
		{Path: "/form-definitions/{id}/upload", Why: "pictures of a form, which no answer connects with their element"},
		{Path: "/form-definitions/{id}/file/{fileID}", Why: "pictures of a form, which no answer connects with their element"},
		{Path: "/launchers/{id}/launch", Why: runTime},
		{Path: "/notification-preferences/{key}", Versions: []string{"beta", "v2024", "v2025"}, Methods: []string{"GET"}, Why: "these versions can only read them"},
		{Path: "/notification-templates/{id}", Versions: []string{"beta"}, Methods: []string{"GET"}, Why: "answers with a list; the list of all is read"},
		{Path: "/service-desk-integrations/templates/{scriptName}", Why: helpForPage},
		{Path: "/service-desk-integrations/types", Why: helpForPage},
		{Path: "/trigger-subscriptions/{id}", Methods: []string{"PUT"}, Why: patched},
		{Path: "/trigger-subscriptions/validate-filter", Why: "checks a filter and changes nothing"},
		{Path: "/workflows/execute/**", Why: runTime},
		{Path: "/workflows/{id}/executions", Why: runTime},
		{Path: "/workflows/{id}/external/oauth-clients", Why: "makes a secret that no other answer has"},
		{Path: "/workflows/{id}/test", Why: runTime},
		{Path: "/workflows/{id}", Methods: []string{"PUT"}, Why: "resets the counts of the workflow; PATCH does not"},
	}
}

// ofTheRest are those of certification, metadata, levels and clusters.
func ofTheRest() []Exclusion {
	return []Exclusion{
		{Path: "/data-segments/membership/**", Why: data},
		{Path: "/data-segments/user-enabled/**", Why: data},
		{Path: "/connector-customizers/{id}", Methods: []string{"PUT"}, Why: "takes the name alone, which it calls immutable"},
		{Path: "/connector-customizers/{id}/versions", Why: "its body is not described; the vendor's command line tool uploads the code"},
		{Path: "/connectors/{id}/source-config", Why: sameContent},
		{Path: "/connectors/{id}/source-template", Why: sameContent},
		{Path: "/connectors/{id}/correlation-config", Why: sameContent},
		{Path: "/connectors/{id}/translations/{locale}", Why: "the form of the file is not described"},
		{Path: "/source-subtypes/bulk-retrieve", Why: "the list has everything"},
		{Path: "/source-subtypes/machine-account-create-access", Why: runTime},
		{Path: "/source-subtypes/{id}/machine-config", Why: "a configuration of its own; not yet a kind"},
		{Path: "/saved-searches/{id}/execute", Why: runTime},
		{Path: "/scheduled-searches/{id}/unsubscribe", Why: runTime},
		{Path: "/accounts/search-attribute-config/{name}", Methods: []string{"GET"}, Why: "the list has everything; in beta this answers with a list"},
		{Path: "/campaign-templates/{id}/generate", Why: "starts a campaign"},
		{Path: "/non-employee-sources/{id}/non-employees/download", Why: runTime},
		{Path: "/non-employee-sources/{id}/non-employee-bulk-upload/**", Why: runTime},
		{Path: "/non-employee-sources/{id}/schema-attributes-template/download", Why: runTime},
		{Path: "/non-employee-sources/{id}/schema-attributes", Methods: []string{"DELETE"}, Why: "deletes all attributes at once"},
		{Path: "/tagged-objects", Methods: []string{"POST"}, Why: "adds to the tags of an object; PUT sets all of them"},
		{Path: "/tagged-objects/{type}", Why: "the list of all types has everything"},
		{Path: "/tagged-objects/bulk-add", Why: "tags many objects alike; PUT sets those of one"},
		{Path: "/tagged-objects/bulk-remove", Why: oneByOne},
		{Path: "/managed-clusters/{id}", Versions: []string{"beta"}, Why: "beta can only read them"},
		{Path: "/managed-clusters", Methods: []string{"POST"}, Why: "a deployment of virtual appliances makes them"},
		{Path: "/managed-clusters/{id}", Methods: []string{"DELETE"}, Why: "a deployment of virtual appliances ends with them"},
		{Path: "/managed-clusters/{id}/log-config", Why: "expires within 24 hours"},
		{Path: "/managed-clusters/{id}/manualUpgrade", Why: runTime},
	}
}
