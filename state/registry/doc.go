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
//	  type         the type in a reference, such as SOURCE [planner, tenant]
//	  parent       the kind that its objects belong to; that may also have a parent [all]
//	  identity     the fields beside kind that name an object [all]
//	  singleton    there is at most one object for each parent; without one it is a setting [planner, tenant, apply]
//	  versions     the API versions that have the kind [all]
//	  address      what names an object in a path: id, or identity fields [planner, tenant, apply]
//	  api          the endpoints [tenant, planner, apply, operate]
//	  lookup       how names are found for references [tenant, planner, export]
//	  listedIn     the field of the parent that lists the objects, if no endpoint does [tenant, apply, export]
//	  requires     what the parent must have for the object to exist [planner, tenant]
//	  create       how an object is created [planner, apply]
//	  update       how it is changed [planner, apply]
//	  delete       how it is deleted [planner, apply, documents]
//	  switch       it must be off while it is changed [planner, apply]
//	  publish      a change takes effect by a request of its own [planner, apply]
//	  root         the array that is the whole body [planner, apply, tenant]
//	  after        resources that come first although no field refers to them [planner]
//	  similar      the fields by which a renamed object is recognized [planner, tenant]
//	  vendorOwned  how objects of the vendor are recognized [planner, tenant, export]
//	  together     an export has one file for the objects with one parent [documents]
//	  folder       where an export puts the documents' own folder [documents]
//	  affects      the number of those whom a dangerous change concerns [planner]
//	  notExported  objects that are left alone, and why [documents, tenant]
//
//	IdentityField: a field beside kind
//	  name         its name [all]
//	  in           body, path or parent: a part of the parent's key [documents, planner, tenant]
//	  description  for users and editors [docschema, documents]
//	  enum         its only values [docschema, documents, planner]
//	  pattern      an expression for its values [docschema, documents]
//	  rule         the pattern in words [documents]
//
//	API: the endpoints, by what they do
//	  list         lists the objects [tenant]
//	  read         reads one object [tenant]
//	  create       creates one [planner, apply]
//	  update       changes one [planner, apply]
//	  replace      sets the whole of one [planner, apply]
//	  delete       deletes one [planner, apply]
//	  publish      lets a change take effect [planner, apply]
//
//	Endpoint: one method at one path
//	  method       if it is not the usual one [planner, apply]
//	  path         with {id}, {parent.id} and {parent.parent.id} [tenant, planner, apply]
//	  pathBy       the path in versions where it differs [tenant, planner, apply]
//	  versions     the versions that have it, if not all of the kind [tenant, planner, apply]
//	  media        the content type of the body [apply]
//	  part         the form field of an uploaded file [apply]
//	  query        further parameters [planner, tenant]
//	  body         what names the object in a body of its own: ids or keys [apply]
//	  repeatable   a POST may be sent twice [apply]
//	  silent       success has no body [apply]
//	  page         the rows in one answer of a list [tenant]
//	  pageBy       the same in versions where it differs [tenant]
//	  marker       the parameter that names a page: offset, start or next [tenant]
//	  uncounted    it does not count its rows [tenant]
//	  sorter       a field to sort by [tenant]
//	  rows         the place of the rows in an answer [tenant]
//	  total        the place of their number [tenant]
//	  next         the place of the next page's name [tenant]
//	  filters      the fields that can be filtered [tenant, planner]
//	  exported     a filter for the rows that an export takes unless it names the kind [tenant]
//	  long         it is too long to be read completely [tenant]
//	  denied       what a 403 means [tenant]
//	  gaps         a 404 may mean that one of its rows cannot be shown [tenant]
//	  partial      its rows may lack something [tenant]
//
//	FilterRule: a field that can be filtered
//	  field        its name [tenant, planner]
//	  op           eq or in; other operators of the API are not used [tenant]
//	  batch        how many values one request may have [tenant]
//	  except       values that the filter does not find [tenant]
//
//	QueryRule: a query parameter
//	  name         its name [planner, tenant]
//	  value        its value [planner, tenant]
//	  field        the field of the body that decides [planner]
//	  in           the values of that field, as globs [planner]
//
//	CreateRule
//	  how          post, put, upload or never [planner, apply]
//	  comes        the tenant alone makes objects, later, and how it does [planner]
//	  orAdopt      creating the parent may also create it [planner, apply]
//
//	UpdateRule
//	  how          json-patch, put, array, upload or never [planner, apply]
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
//	  count        what is deleted along with it [planner, tenant, operate]
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
//	Requirement
//	  pointer      the list or the member of the parent [planner, tenant]
//	  value        what that must contain or be, as text [planner, tenant]
//	  reason       why [planner]
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
//	  reason       what these objects are [planner]
//
//	AffectsRule
//	  field        the member that has their number [planner]
//	  what         what they are, in the plural [planner]
//
//	Lookup: how names are found
//	  id           the place of a row's id [tenant, planner]
//	  name         the place of its name [tenant, planner]
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
//
//	Field: the words of JSON Schema, and ours
//	  type         its JSON types [all]
//	  description  for users and editors [docschema]
//	  format       for example date-time [documents, docschema]
//	  pattern      an expression for its texts [documents, docschema, planner]
//	  enum         values that the vendor lists [documents, docschema, planner, export]
//	  x-closed     other values are refused [documents, docschema]
//	  minimum      the smallest number [documents, docschema, planner]
//	  maximum      the largest number [documents, docschema, planner]
//	  minLength    the shortest text [documents, docschema, planner]
//	  maxLength    the longest text [documents, docschema, planner]
//	  minItems     the fewest elements [documents, docschema]
//	  maxItems     the most elements [documents, docschema]
//	  readOnly     the tenant alone sets it [documents, docschema, planner, state]
//	  x-hint       what to do instead of declaring it [documents]
//	  default      what the tenant sets if nothing is sent [planner, export, docschema]
//	  x-refilled   it cannot be cleared [planner, documents, docschema]
//	  properties   the members of an object, in their order [all]
//	  required     the members that creation needs; of one that no document writes, the default is sent if there is one [planner, documents, docschema, export]
//	  additionalProperties  keys are free beside properties [all]
//	  x-whole      its parts are not managed apart [planner, export]
//	  x-tree       it is a tree of conditions, compared by its meaning [planner]
//	  items        the elements of a list [all]
//	  x-list       ordered, set, keyed or keyed-set [planner, export, docschema, documents]
//	  x-key        the fields that identify an element [planner, export, documents, reference]
//	  x-elements   server: the tenant adds and removes elements [planner, documents, docschema]
//	  x-derived    the list of another resource that elements come from [planner]
//	  x-position   it numbers the elements of its list [planner, tenant, state]
//	  x-versions   the API versions that have it [documents]
//	  x-names      it repeats the name of a reference beside it [state, apply]
//	  x-ref        it refers to an object [reference, and all that use it]
//	  x-refs       there are references inside it [reference]
//	  x-immutable  after-create or from-null: it cannot change then [planner, documents, docschema]
//	  x-equal      what counts as the same value [planner]
//	  x-alias      other names under which the API sends it [planner, documents, export]
//	  x-owned      keys that the server keeps [planner, documents, export]
//	  x-create-only  keys that only creation accepts [planner]
//	  x-secret     which keys are secrets [planner, documents, operate, state]
//	  x-patch      leaf, key or whole: how finely it is patched [planner]
//	  x-stage      the reference that must exist before [planner]
//	  x-not-at-create  creation does not accept it [planner]
//	  x-listed-at  the list that it has beside the object [tenant, apply]
//	  x-calls      calls that add to it and remove from it [planner, apply]
//	  x-together   members that are sent along [planner]
//	  x-not-together  members that change in an earlier request [planner]
//	  x-needs      members without which it cannot be set [state]
//	  x-element-of  the list beside it that it names an element of [planner, state]
//	  x-less-than  the number beside it that is greater [state]
//	  x-at-most    the number beside it that is not less, unless it has its default [state]
//	  x-not-with   members that cannot be set beside it [state]
//	  x-never-empty  it is removed instead of being set to an empty text or list [planner]
//	  x-unique     no two objects may have the same value [documents, tenant, planner]
//	  x-only-if    only some objects have it [planner, documents, export, state]
//	  x-sticky     the server may keep its own value [planner, state]
//	  x-most-changes  how many elements one request may add and remove [planner]
//	  x-fixed-by   the member of the tenant's that makes it unchangeable [planner, state]
//	  x-danger     when a change does harm, and why [planner]
//
//	RefRule: a reference
//	  kind         the kind that it is to [reference, planner, tenant, export]
//	  kindBy       the member that chooses the kind [reference, planner, documents, export]
//	  form         object, id, name or key [reference, planner, tenant, export]
//	  inParent     names are those below the same parent [planner, export]
//	  fixed        parts of the name that a field of the same object has [reference, documents, export]
//	  nameless     the tenant refuses a name beside the id [apply]
//	  soft         it orders and notes only [planner, tenant, export]
//	  idPattern    an expression for ids [planner, tenant, export]
//
//	KindBy
//	  field        the member beside it [reference, planner, documents, export]
//	  own          the member of the reference itself that decides [all that read references]
//	  else         the value of that member if only a name is written [reference, planner, documents, export]
//	  map          its values, each with a kind [reference, planner, documents, export]
//	  only         other values have no reference [planner, documents, export]
//
//	OnlyIfRule: objects that have a field
//	  field        the member beside it that decides [planner, documents, export, state]
//	  in           the values of that member [planner, documents, export, state]
//	  needed       they cannot be without it [planner, documents, state]
//	  hint         what to do in other objects [state]
//
//	InnerRef: a reference inside a value that is not described
//	  at           its place in an object [reference]
//	  when         what the object must have [reference]
//	  ref          the reference [reference]
//	  id           the member with the id beside a name [reference, planner]
//	  suffix       a text without meaning behind the name [reference]
//	  literal      an expression for what is not a reference [reference]
//
//	TreeRule
//	  operator     the member with the operator of a node [planner]
//	  joins        its values that join the children [planner]
//	  children     the set of the conditions that are joined [planner]
//	  one          the member that has one value [planner]
//	  many         the set that has one value or several, of which any may fit [planner]
//
//	CallRule
//	  add          the call that adds elements [planner, apply]
//	  remove       the call that removes them [planner, apply]
//	  batch        how many a call takes [planner]
//
//	OwnedKeys
//	  keys         the keys, as globs [planner, documents, export]
//	  values       the server's own values there, as globs [planner, documents, export]
//	  hint         what to do instead [documents]
//
//	SecretRule
//	  listedIn     the key whose value lists the secret keys [state, operate]
//	  separator    the text between two of them [state, operate]
//	  names        names that suggest a secret, as globs [state, documents, operate]
//	  identify     numbers and booleans that identify an element [planner]
//	  adjust       names below which nothing identifies one [planner]
//
//	DerivedRule
//	  list         the list in the other resource [planner]
//	  key          the place of each part of the key in its elements [planner]
//
//	StickyRule
//	  reason       why the server may keep its value [planner]
//	  unlessField  the field that decides whether it does [state]
//	  unlessIn     the values of that field for which it does not [state]
//	  foreseen     what shows before creation that it will [planner, state]
//
//	FixedRule
//	  field        the member that makes it unchangeable while it is not null [planner, state]
//	  reason       why [planner]
//
//	Foreseen
//	  pointer      a place in the new object [planner, state]
//	  in           the texts there, as globs [planner, state]
//	  reason       what the server will do [planner, state]
//
//	DangerRule
//	  when         change, remove, drop, take, set, unset, gain, lose or empty [planner]
//	  value        the element or text that is meant [planner]
//	  ifField      only elements in which this member is true [planner]
//	  why          what the harm is [planner]
package registry
