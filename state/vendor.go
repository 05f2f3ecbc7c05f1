package state

// VendorOwned returns why an object belongs to the vendor, by itself or with
// its parent; "" means that it does not.
func (o *Object) VendorOwned() string {
	for ; o != nil; o = o.Parent {
		if o.Kind == nil {
			continue
		}
		if why := o.Kind.VendorOwns(o.Value); why != "" {
			return why
		}
	}
	return ""
}
