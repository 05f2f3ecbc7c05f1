// # Words of a field
//
// The words of a field, and of the types that they have. JSON Schema names the
// first ones; those of ours begin with x-.
//
//	Field: the words of JSON Schema, and ours
//	  type         its JSON types [all]
//	  description  for users and editors [docschema]
//	  format       the grammar of a text, such as date-time or address-range [documents, docschema]
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
//	  writeOnly    it is a secret that no answer has: it is sent if it is new, if it is asked for, and with what is sent whole around it [planner, documents, export, docschema, state]
//	  x-shown-by   the member of the tenant's that is not null if a writeOnly field has a value [export]
//	  x-hint       what to do instead of declaring it, or of writing more than a text in a writeOnly field [documents]
//	  default      what the tenant sets if nothing is sent [planner, export, docschema]
//	  x-refilled   it cannot be cleared [planner, documents, docschema]
//	  x-noted      the tenant writes it with other changes, so manage: all leaves it [planner]
//	  properties   the members of an object, in their order [all]
//	  required     the members that creation, and a new part of an object, needs; of one that no document writes, the default is sent if there is one [planner, documents, docschema, export]
//	  additionalProperties  keys are free beside properties [all]
//	  x-whole      its parts are not managed apart [planner, export]
//	  x-tree       it is a tree of conditions, compared by its meaning [planner, documents]
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
//	  x-mentions   texts inside it may be names of objects, which cannot be deleted then [reference, planner, tenant]
//	  x-links      texts in it that name another part of the object, or of its parent [documents, planner]
//	  x-immutable  after-create or from-null: it cannot change then [planner, documents, docschema]
//	  x-equal      what counts as the same value [planner]
//	  x-lines      it is read line by line, and compared by its lines [planner, documents, export, state]
//	  x-alias      other names under which the API sends it [planner, documents, export]
//	  x-owned      keys that the server keeps [planner, documents, export]
//	  x-create-only  keys that only creation accepts [planner]
//	  x-secret     which keys are secrets [planner, documents, operate, state]
//	  x-patch      leaf, key or whole: how finely it is patched [planner]
//	  x-stage      the reference that must exist before [planner]
//	  x-not-at-create  creation does not accept it [planner]
//	  x-listed-at  the list that it has beside the object [tenant, apply]
//	  x-kept-by    the other object that has it, since this one does not show it [tenant]
//	  x-calls      calls that add to it and remove from it [planner, apply]
//	  x-shown      the tenant shows the elements of the set as objects, and accepts texts [tenant, planner]
//	  x-together   members that are sent along [planner]
//	  x-not-together  members that change in an earlier request [planner]
//	  x-needs      members without which it cannot be set [state]
//	  x-needs-any  members of which one must be set where it is set [state]
//	  x-demands    what the object must have for one of its values [documents, planner]
//	  x-alone      which elements of the list allow no other element [documents]
//	  x-element-of  the list beside it that it names an element of [planner, state]
//	  x-less-than  the number beside it that is greater [state]
//	  x-at-most    the number beside it that is not less, unless it has its default [state]
//	  x-not-with   members that cannot be set beside it [state]
//	  x-never-removed  it is set to its default instead of being removed [planner]
//	  x-never-empty  it is removed instead of being set to an empty text or list [planner]
//	  x-unique     no two objects may have the same value, or the same element of a set [documents, tenant, planner]
//	  x-only-if    only some objects have it [planner, documents, export, state]
//	  x-sticky     the server may keep its own value [planner, state]
//	  x-most-changes  how many elements one request may add and remove [planner]
//	  x-fixed-by   the member of the tenant's that makes it unchangeable [planner, state]
//	  x-danger     when a change does harm, and why [planner]
//
//	ShownRule: a set of texts that is shown as objects
//	  id           the place of the text in an element [tenant]
//	  parent       the place of the text of the element that it belongs to, and that brings it along [tenant, planner]
//
//	RefRule: a reference
//	  kind         the kind that it is to [reference, planner, tenant, export]
//	  kindBy       the member that chooses the kind [reference, planner, documents, export]
//	  form         object, id, name or key [reference, planner, tenant, export]
//	  prefix       what the value has before the name [reference, planner]
//	  inParent     names are those below the same parent [planner, export]
//	  fixed        parts of the name that a field of the same object has [reference, documents, export]
//	  nameless     the tenant refuses a name beside the id [apply]
//	  soft         the tenant does not check it: it orders, notes and keeps its object from being deleted [planner, tenant, export]
//	  released     its object can be deleted, and the tenant removes it or needs it no more [planner, tenant]
//	  requires     what its object must have [planner, documents]
//	  complete     its object has all that the plan gives it before: the tenant copies from it [planner]
//	  unlisted     no list shows every object: an unknown name is noted, and sent [planner]
//	  below        the kind below the target that comes first as well [planner]
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
//	AloneRule: elements of a list that have no other beside them
//	  member       the member of the elements that decides [documents]
//	  in           the values of that member [documents]
//
//	InnerRef: a reference inside a value that is not described
//	  at           its place in an object [reference]
//	  when         what the object must have [reference]
//	  ref          the reference [reference]
//	  id           the member with the id beside a name [reference, planner]
//	  suffix       a text without meaning behind the name [reference]
//	  literal      an expression for what is not a reference [reference]
//
//	KeptRule: another object that has a field
//	  kind         its kind [tenant]
//	  id           the place of its id in this object [tenant]
//	  at           the place of the field in it [tenant]
//
//	MentionRule
//	  kind         the kind of the objects [reference, planner, tenant]
//	  keys         the keys of their names, as globs [reference]
//
//	LinkRule: texts that name a part of the same object, or of its parent
//	  at           the place in each object inside the value; the value itself if left out [documents]
//	  when         what that object must have [documents]
//	  in           the value in which the names are [documents]
//	  map          the maps there whose keys are the names [documents]
//	  member       the members there that are the names [documents]
//	  what         what is named, in the singular [documents, planner]
//	  parent       the value with the names is in the parent [documents, planner]
//	  prefix       what the text has before the name [documents, planner]
//
//	TreeRule
//	  operator     the member with the operator of a node [planner, documents]
//	  joins        its values that join the children [planner, documents]
//	  children     the set of the conditions that are joined [planner, documents]
//	  one          the member that has one value [planner, documents]
//	  many         the set that has one value or several, of which any may fit [planner, documents]
//	  needs        the members that each condition has, and no node that joins others [documents]
//	  bare         the operators that compare with no value [documents]
//	  alternates   what a node joins does not join in the same way [documents]
//
//	CallRule
//	  add          the call that adds elements [planner, apply]
//	  remove       the call that removes them [planner, apply]
//	  batch        how many a call takes [planner]
//
//	OwnedKeys
//	  keys         the keys, as globs [planner, documents, export]
//	  values       the server's own values there, as globs [planner, documents, export]
//	  anywhere     they are the server's at any depth below the map [planner, documents, export]
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
//	LinesRule: a text that is read line by line
//	  longest      how many characters a line may have [documents, planner]
//	  pattern      an expression for each line [documents, planner]
//	  rule         the pattern in words [documents, planner]
//	  entry        an expression for the lines that are entries [documents, planner]
//	  once         an expression for lines of which the first is not an entry [documents, planner]
//	  most         how many entries there may be [documents, planner]
//
//	DangerRule
//	  when         change, remove, drop, take, set, unset, gain, lose or empty [planner]
//	  value        the element or text that is meant [planner]
//	  ifField      only elements, or objects, in which this member is true or has a text [planner]
//	  created      a new object does the same harm [planner]
//	  why          what the harm is [planner]
package registry
