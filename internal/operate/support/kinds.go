package support

import (
	"net/http"

	"isc-sync/state/registry"
)

// What is said of objects that no request creates.
const (
	always = "every tenant has it"
	later  = "the tenant, later"
	its    = "its "
)

func created(k *registry.Kind) string {
	how := map[registry.CreateHow]string{
		registry.CreateByPost: http.MethodPost, registry.CreateByPut: http.MethodPut, registry.CreateByUpload: "upload",
	}[k.Create.How]
	switch {
	case k.IsSetting():
		return always
	case k.Create.Comes != "":
		return later
	case how == "" && k.Parent == "":
		return "the tenant"
	case how == "":
		return its + k.Parent
	case k.Create.OrAdopt:
		return how + ", or " + its + k.Parent
	}
	return how
}

func changed(k *registry.Kind) string {
	switch k.Update.How {
	case registry.UpdateByPatch, registry.UpdateByMember:
		return http.MethodPatch
	case registry.UpdateByPut:
		return http.MethodPut
	case registry.UpdateByArray:
		return k.API.Update.Method + " of the whole list"
	case registry.UpdateByUpload:
		return "upload"
	}
	return "–"
}

func deleted(k *registry.Kind) string {
	switch k.Delete.How {
	case registry.DeleteNow:
		return http.MethodDelete
	case registry.DeleteByTask:
		return http.MethodDelete + ", a task"
	}
	return "–"
}
