package registry

// complete sets what a kind's file may leave out.
func (k *Kind) complete() {
	if len(k.Versions) == 0 {
		k.Versions = Versions()
	}
	k.Spec.visitAll(func(f *Field) { k.ownsInside = k.ownsInside || f.ownsAnywhere(nil) })
	if list := k.API.List; list != nil && len(list.Versions) == 0 && k.Parent == "" {
		list.Versions = k.Versions // references to the kind are looked up elsewhere
	}
	if k.IsEnumerated() {
		k.enumerate()
	}
	if k.Update.How == UpdateByPatch || k.Update.How == UpdateByMember {
		k.API.Update.complete("PATCH", "application/json-patch+json")
	}
	for method, endpoints := range map[string][]*Endpoint{
		"GET": {k.API.List, k.API.Read, k.API.Defaults}, "POST": {k.API.Create, k.API.Publish}, "PATCH": {k.API.Update},
		"PUT": {k.API.Replace}, "DELETE": {k.API.Delete},
	} {
		for _, e := range endpoints {
			e.complete(method, "application/json")
		}
	}
	for _, f := range k.OwnLists() {
		f.ListedAt.complete("GET", "application/json")
		if f.Calls != nil {
			f.Calls.Add.complete("POST", "application/json")
			f.Calls.Remove.complete("POST", "application/json")
		}
	}
	if k.Lookup != nil {
		k.completeLookup()
	}
}

func (e *Endpoint) complete(method, media string) {
	if e == nil {
		return
	}
	if e.Method == "" {
		e.Method = method
	}
	if e.Media == "" {
		e.Media = media
	}
}
