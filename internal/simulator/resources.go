package simulator

import "slices"

// resources are the collections that a table describes.
func resources() []*resource {
	return []*resource{
		transforms(), connectorRules(), governanceGroups(),
	}
}

// moreRoutes are what the collections have besides their own methods.
func moreRoutes() []Route {
	return slices.Concat(
		connectorRuleRoutes(), governanceGroupRoutes(),
	)
}
