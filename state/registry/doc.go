// Package registry holds what is known about the kinds of objects. Its input is
// the kind files in schemas/, its output is Kinds: for each kind its endpoints, its
// fields, and the rules by which they are read, compared and written. It reads no
// network, no clock and no environment.
//
// These are the words of a kind file, by the type that has them: their meaning,
// and in brackets who reads it. "all" is every package that handles objects; the
// Go fields have the details. Package check compares this table with the types.
//
//	Kind: x-kind
//	  name         the name of the kind in documents [all]
//	  spConfig     where an export of SP-Config has the objects [spconfig, support]
//	  type         the type in a reference, such as SOURCE [planner, tenant]
//	  parent       the kind that its objects belong to; that may also have a parent [all]
//	  about        the member that refers to the object that one is about, as the identity says [documents, tenant, planner, apply, export]
//	  identity     the fields beside kind that name an object [all]
//	  singleton    there is at most one object for each parent; without one it is a setting [planner, tenant, apply]
//	  versions     the API versions that have the kind [all]
//	  id           the member that has an object's id, if that is not id [tenant, planner, apply]
//	  address      what names an object in a path: id, or identity fields [planner, tenant, apply]
//	  api          the endpoints [tenant, planner, apply, operate]
//	  lookup       how names are found for references [tenant, planner, export]
//	  listedIn     the field of the parent that lists the objects, if no endpoint does [tenant, apply, export]
//	  requires     what the parent must have for the object to exist [planner, tenant, documents]
//	  create       how an object is created [planner, apply]
//	  update       how it is changed [planner, apply]
//	  delete       how it is deleted [planner, apply, documents]
//	  switch       it must be off while it is changed [planner, apply]
//	  publish      a change takes effect by a request of its own [planner, apply]
//	  root         the array or the text that is the whole body [planner, apply, tenant]
//	  after        resources that come first although no field refers to them [planner]
//	  similar      the fields by which a renamed object is recognized [planner, tenant]
//	  vendorOwned  how objects of the vendor are recognized [planner, tenant, export]
//	  together     an export has one file for the objects with one parent [documents]
//	  folder       where an export puts the documents' own folder [documents]
//	  affects      the number of those whom a dangerous change concerns [planner]
//	  admits       it decides from where the tenant can be reached [planner]
//	  notExported  objects that are left alone, and why [documents, tenant]
//
//	SPConfigRule: how an export of SP-Config has the objects
//	  type         the type of the exported object [spconfig, support]
//	  at           the place in it of the kind's object, or of a list of them [spconfig]
//	  parent       the place in it of a reference to the parent [spconfig]
//	  renamed      members that have another name there [spconfig]
//	  repeats      members that repeat what others say [spconfig]
//	  secrets      secrets that are left out of objects inside maps [spconfig]
//	  leftAlone    exported objects that no document declares [spconfig]
//	  unusable     why the export does not say enough for a document [spconfig, support]
//
//	SPConfigMember: a member that has another name in an export of SP-Config
//	  member       its place there [spconfig]
//	  field        its name in the API [spconfig]
//
//	SPConfigSecret: a secret that an object has if it has another key
//	  beside       the other key [spconfig]
//	  key          the secret's key [spconfig]
//
//	SPConfigExclusion: exported objects that no document declares
//	  member       the place of a text [spconfig]
//	  in           its values, as globs [spconfig]
//	  reason       why no document declares them [spconfig]
//
//	IdentityField: a field beside kind
//	  name         its name [all]
//	  in           body, path, parent (a part of the parent's key) or about (of the reference of that word) [documents, planner, tenant]
//	  description  for users and editors [docschema, documents]
//	  enum         its only values [docschema, documents, planner]
//	  pattern      an expression for its values [docschema, documents]
//	  rule         the pattern in words; without one, why other values than those of the enum are refused [documents]
//	  listed       its only value in an enumerated list, if it has no enum [tenant]
//	  mayLack      the tenant may have objects without it, which are left alone [tenant]
//	  member       the member of a creation that has the parent's id [planner]
//
//	API: the endpoints, by what they do
//	  list         lists the objects [tenant]
//	  read         reads one object [tenant]
//	  create       creates one [planner, apply]
//	  update       changes one [planner, apply]
//	  replace      sets the whole of one [planner, apply]
//	  delete       deletes one [planner, apply]
//	  publish      lets a change take effect [planner, apply]
//	  defaults     lists what objects are created from [tenant, planner]
//
//	Endpoint: one method at one path
//	  method       if it is not the usual one [planner, apply]
//	  path         with {id}, {parent.id} and {parent.parent.id}, or {identity.FIELD} of an enumerated kind and of one with about [tenant, planner, apply]
//	  pathBy       the path in versions where it differs [tenant, planner, apply]
//	  versions     the versions that have it, if not all of the kind [tenant, planner, apply]
//	  media        the content type of the body; a form has the members as fields, or the file or text that part names [apply]
//	  part         the form field of an uploaded file, or of the text at the root [apply]
//	  query        further parameters [planner, tenant]
//	  each         queries with which a list or a deletion is sent one after the other [tenant, apply]
//	  body         what names the object in a body of its own: ids or keys [apply]
//	  repeatable   a POST may be sent twice [apply]
//	  silent       success has no body [apply]
//	  page         the rows in one answer of a list [tenant]
//	  pageBy       the same in versions where it differs [tenant]
//	  marker       the parameter that names a page: offset, start or next; or none, if there is one page only [tenant]
//	  uncounted    it does not count its rows [tenant]
//	  sorter       a field to sort by [tenant]
//	  rows         the place of the rows in an answer [tenant]
//	  total        the place of their number [tenant]
//	  next         the place of the next page's name [tenant]
//	  filters      the fields that can be filtered [tenant, planner]
//	  exported     the rows that an export takes unless it names the kind [tenant, engine]
//	  long         it is too long to be read completely [tenant]
//	  denied       what a 403 means [tenant]
//	  gaps         a 404 may mean that one of its rows cannot be shown [tenant]
//	  partial      its rows, or its answer to a creation, may lack something [tenant, apply]
//	  sparse       it may lack objects that were never changed, which are then read by their address [tenant]
//	  bare         its rows have an id alone: each object is read by it, and does not have it [tenant]
//	  absent       a status that also means that there is none [tenant]
//	  enumerated   the API has no list: each value of the identity's enum is read by its address [tenant, apply]
//
//	ExportedRule: rows of a long list that an export takes
//	  fields       the members of which one must not be empty [tenant]
//	  filter       a filter that finds most of them [tenant]
//	  others       the opposite filter [tenant]
//	  pages        how many pages of the others are read at most [tenant]
//	  by           ways to ask for some of more others [tenant]
//	  missed       what these ways do not find [engine]
//
//	ExportedBy: a way to ask for rows
//	  kind         the kind by whose objects' ids it asks [tenant]
//	  filter       the field to filter by [tenant]
//	  parameter    or the parameter that has the ids, separated by commas [tenant]
//	  batch        how many ids that may have [tenant]
//	  query        further parameters [tenant]
//
//	FilterRule: a field that can be filtered
//	  field        its name [tenant, planner]
//	  op           eq or in; other operators of the API are not used [tenant]
//	  batch        how many values one request may have [tenant]
//	  except       values that the filter does not find [tenant]
//
//	QueryRule: a query parameter
//	  name         its name [planner, tenant]
//	  value        its value; of a list below a parent with {parent.id} [planner, tenant]
//	  identity     the field of the identity whose value it is [planner, tenant]
//	  field        the field of the body that decides [planner]
//	  in           the values of that field, as globs [planner]
//
//	CreateRule
//	  how          post, put, upload or never [planner, apply]
//	  later        the object appears some time after the answer [apply]
//	  comes        the tenant alone makes objects, later, and how it does [planner]
//	  orAdopt      creating the parent may also create it [planner, apply]
//	  with         the kind with whose objects the tenant makes one of the same name [planner, apply]
//	  first        what users do in the tenant before there is one [planner]
//
//	UpdateRule
//	  how          json-patch, put, array, members (a patch that replaces whole members, by null too), upload or never [planner, apply]
//	  reason       why it is not a patch [planner]
//	  ops          the only operations of its patches [planner]
//	  putIf        objects that only take a PUT [planner]
//	  omit         members that a PUT must not have [apply]
//	  merges       a PUT leaves members alone that it does not have [apply]
//
//	PutRule
//	  field        the member that decides [planner]
//	  in           its values for which only PUT works [planner]
//	  reason       why [planner]
//
//	PublishRule
//	  reason       why it is needed [planner]
//	  field        the member that shows what is published [planner, apply]
//	  value        its value once all is published [planner, apply]
//	  once         it shows the first publication only, and not that of later changes [planner, apply]
//
//	DeleteRule
//	  how          delete, later, task or never [planner, apply, documents]
//	  task         the places of the task's id in an answer [apply]
//	  protected    objects that cannot be deleted, and why [planner, documents]
//	  warning      what users must know before [planner]
//	  preflight    what is read before [tenant, planner]
//
//	Preflight: a read before a deletion or a renaming
//	  path         its path; the object itself has the lists if it is left out [tenant]
//	  versions     the versions that have it [tenant]
//	  refuse       lists that must be empty for a deletion [tenant]
//	  warn         lists that users should see [tenant]
//	  rename       lists of what a new name breaks [tenant]
//	  partial      a list that is not empty if the answer is incomplete [tenant]
//	  item         the place in an element of what uses the object [tenant]
//	  unread       a member of the object that refuses if the read fails [planner]
//	  users        a list in which users of the object are found by its name [tenant]
//	  holders      lists of what has the object and loses it [tenant]
//	  covers       kinds of which refuse lists all objects that refer to it [tenant]
//	  count        what is deleted along with it [planner, tenant, operate]
//
//	HolderRule
//	  path         the list of those that have the object [tenant]
//	  versions     the versions that have it [tenant]
//	  query        parameters that select them, with {id} [tenant]
//	  sorter       a field to sort by [tenant]
//	  what         what its rows are, in the singular [tenant]
//
//	UserRule
//	  path         the list to look in [tenant]
//	  versions     the versions that have it [tenant]
//	  page         the rows in one answer [tenant]
//	  what         what its rows are, in the singular [tenant]
//	  in           the array in a row that may name the object [tenant]
//	  member       the member of its elements that has the name [tenant]
//
//	CountRule
//	  path         the list to count in, with {id} if it is one of the object [tenant]
//	  versions     the versions that have it [tenant]
//	  field        the field that has the object's id [tenant]
//	  what         what is counted, in the singular [planner, tenant, operate]
//	  plural       the same in the plural, if that is not with an s [planner]
//	  lose         they do not go, they lose the object [planner]
//
//	SwitchRule
//	  field        the boolean member that turns the object on [planner, apply]
//	  reason       why it is off meanwhile [planner]
//
//	ListedIn
//	  pointer      the field of the parent [tenant, apply]
//	  separator    the text between two names [tenant, apply]
//
//	Requirement: what an object must have
//	  pointer      the list or the member of the parent, of what is referred to, or of the object itself [planner, tenant, documents]
//	  value        what that must contain or be, as text [planner, tenant, documents]
//	  reason       why [planner, documents]
//	  unless       marks of objects that need not have it [planner, tenant, documents]
//
//	Exemption: objects that need not have what is required
//	  pointer      the place of a text [planner, tenant, documents]
//	  in           its values, as globs [planner, tenant, documents]
//
//	AfterRule
//	  kind         the kind that comes first [planner]
//	  name         the last part of its identity [planner]
//
//	Exclusion
//	  value        the last part of an identity [documents, planner, tenant]
//	  reason       why it is left alone [planner]
//
//	VendorRule
//	  field        the member that shows it [planner, tenant, export]
//	  value        its value as text; any value but null if it is left out [planner, tenant, export]
//	  not          a glob of the texts that show the opposite: with any other, and without one, it is the vendor's [planner, tenant, export]
//	  reason       what these objects are [planner]
//
//	AffectsRule
//	  field        the member that has their number [planner]
//	  what         what they are, in the plural [planner]
//
//	AdmitsRule: a change must not exclude the run itself
//	  addresses    the list of addresses and subnets [planner]
//	  countries    the list of country codes [planner]
//	  allow        the boolean that decides whether the lists allow; else they forbid [planner]
//
//	Lookup: how names are found
//	  id           the place of a row's id [tenant, planner]
//	  name         the place of its name [tenant, planner]
//	  unique       no two objects have the same name [tenant]
//	  display      the place of its display name [tenant]
//	  by           the ways to ask for a name [tenant, planner]
//	  parts        the parts of a name that has several [reference, tenant]
//	  fromReferences  names in references also count [tenant, planner]
//	  ignored      names of private objects [planner, export]
//
//	LookupBy
//	  field        the field to filter by [tenant]
//	  list         another list than the kind's own [tenant]
//	  contains     names with this text only [tenant]
//
//	Part: one part of a name that has several
//	  name         its name in documents [reference, tenant]
//	  kind         the kind whose name it is [reference, tenant]
//	  at           the place of its id in a row [tenant]
//	  filter       the field to filter by [tenant]
//	  listed       where its values are listed [planner]
//
//	PartList: the keyed list whose keys are the values of a part
//	  kind         the kind of the object that has it, below the same parent [planner]
//	  name         the name of that object [planner]
//	  at           the place of the list [planner]
package registry
