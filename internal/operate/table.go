package operate

import (
	"net/http"
	"slices"

	"isc-sync/state/registry"
)

// Operations returns the table of operations (API: Source operations), those
// with one name next to each other.
func Operations() []Operation {
	return slices.Concat(connecting(), loading(), looking(), templates())
}

// connecting are the operations that try the way to the system.
func connecting() []Operation {
	return []Operation{
		{
			Name: "test", Summary: "test whether the connector works with the source's configuration",
			Endpoint: on(http.MethodPost, "/connector/test-configuration", allButV3()), Reads: ReadsStatus,
		},
		{
			Name: "check-connection", Summary: "check whether the system can be reached",
			Endpoint: on(http.MethodPost, "/connector/check-connection", allButV3()), Reads: ReadsStatus,
		},
		{
			Name: "ping-cluster", Summary: "check whether the source's cluster answers",
			Endpoint: on(http.MethodPost, "/connector/ping-cluster", allButV3()), Reads: ReadsStatus,
		},
		{
			Name: "peek", Summary: "show some of what the connector reads from the system",
			Endpoint: on(http.MethodPost, "/connector/peek-resource-objects", allButV3()), Reads: ReadsDone,
			Inputs: []Input{
				{Name: "object-type", Usage: "schema of the objects to read (default: account)", Type: Text, Place: InBody, Field: "objectType"},
				{Name: "max", Usage: "read at most this many objects (default: 25)", Type: Number, Place: InBody, Field: "maxCount"},
			},
		},
	}
}

// loading are the operations that start tasks and jobs.
func loading() []Operation {
	const needsFile = "a delimited file has to be sent along with --file"
	return []Operation{
		{
			Name: "aggregate-accounts", Summary: "read the accounts of the source into the tenant",
			Endpoint: on(http.MethodPost, "/load-accounts", allButV3()), Reads: ReadsTask, Changes: true, Refused: needsFile,
			Inputs: []Input{
				csvFile(""),
				{Name: "disable-optimization", Usage: "process every account, also those that did not change", Type: Switch, Place: InForm, Field: "disableOptimization"},
			},
		},
		{
			Name: "aggregate-entitlements", Summary: "read the entitlements of the source into the tenant",
			Endpoint: on(http.MethodPost, "/load-entitlements", allButV3()), Reads: ReadsTask, Changes: true, Refused: needsFile,
			Inputs: []Input{csvFile("")},
		},
		{
			Name: "load-uncorrelated", Summary: "correlate the uncorrelated accounts named in a CSV file",
			Endpoint: on(http.MethodPost, "/load-uncorrelated-accounts", allButV3()), Reads: ReadsTask, Changes: true, Guarded: true,
			Inputs: []Input{required(csvFile(""))},
		},
		{
			Name: "remove-accounts", Summary: "remove all accounts of the source from the tenant",
			Endpoint: on(http.MethodPost, "/remove-accounts", allButV3()), Reads: ReadsTask, Changes: true, Guarded: true,
			Harm: "all accounts of the source are removed from the tenant, and with them the access that they give", Sees: SeesAccounts,
			// Account removal (API: Source operations).
			Refused: "the tenant refuses this while an identity with an account here owns any source",
		},
		{
			Name: "sync-attributes", Summary: "send changed identity attributes to the accounts of the source",
			Endpoint: on(http.MethodPost, "/synchronize-attributes", allButV3()), Reads: ReadsJob, Changes: true, Guarded: true,
		},
	}
}

// looking are the operations that only read.
func looking() []Operation {
	return []Operation{
		{
			Name: "health", Summary: "show the state that the tenant last saw the source in",
			Endpoint: on(http.MethodGet, "/source-health", fromV3()), Reads: ReadsHealth,
		},
		{
			Name: "connections", Summary: "show what in the tenant refers to the source",
			Endpoint: on(http.MethodGet, "/connections", fromV3()), Reads: ReadsUses,
		},
		{
			Name: "config", Summary: "show how the connector's configuration is described, field by field",
			Endpoint: on(http.MethodGet, "/connectors/source-config", allButV3()), Reads: ReadsDone,
			Inputs: []Input{
				{Name: "locale", Usage: "language of the texts, such as de (default: en)", Type: Text, Place: InQuery, Field: "locale"},
			},
		},
	}
}

// templates are the CSV headers of delimited files, for accounts and for
// entitlements.
func templates() []Operation {
	schema := Input{Name: "schema", Usage: "the entitlement schema (default: group)", Type: Text, Place: InQuery, Field: "schemaName"}
	header := required(csvFile(" whose first line names the attributes"))
	shown := Operation{
		Name: templateGet, Summary: "print the CSV header of a delimited file",
		Endpoint: on(http.MethodGet, "/schemas/accounts", registry.Versions()), Reads: ReadsDone, Savable: true, FilesOnly: true,
	}
	sent := Operation{
		Name: "schema-template put", Summary: "make the attributes of a schema those of a CSV header",
		Endpoint: on(http.MethodPost, "/schemas/accounts", registry.Versions()), Reads: ReadsDone, Changes: true, Guarded: true,
		Harm: "the schema loses the attributes that the header does not name", Sees: SeesAttributes,
		Refused: csvHint, FilesOnly: true,
	}
	return []Operation{
		shown.form("accounts", "account"), shown.form("entitlements", "group", schema),
		sent.form("accounts", "account", header), sent.form("entitlements", "group", header, schema),
	}
}

// form is the operation for one type of schema, of which one is the usual.
func (o Operation) form(name, usual string, inputs ...Input) Operation {
	o.Form, o.Schema, o.Inputs = name, usual, inputs
	o.Endpoint.Path = below + "/schemas/" + name
	return o
}

// templateGet is the operation that shows what another would overwrite.
const templateGet = "schema-template get"

// csvHint is what a header has to be like.
const csvHint = "the first line of the file names the attributes, with commas between them, the schema's identity attribute among them"

const below = "/sources/{id}"

func on(method, path string, versions []string) registry.Endpoint {
	return registry.Endpoint{Method: method, Path: below + path, Versions: versions}
}

func fromV3() []string { return []string{"v3", "v2024", "v2025", "v2026", registry.Unprefixed} }

func allButV3() []string { return []string{"beta", "v2024", "v2025", "v2026", registry.Unprefixed} }

func csvFile(more string) Input {
	return Input{Name: "file", Usage: "a CSV file" + more, Type: CSV, Place: InForm, Field: "file"}
}

func required(in Input) Input {
	in.Required = true
	return in
}
