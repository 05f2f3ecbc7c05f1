package support

import (
	"net/http"

	"isc-sync/state"
)

// made is said of what the tenant makes together with a source.
const made = "its source"

func created(k *state.Kind) string {
	how := map[state.CreateHow]string{
		state.CreateByPost: http.MethodPost, state.CreateByPut: http.MethodPut, state.CreateByUpload: "upload",
	}[k.Create.How]
	switch {
	case how == "":
		return made
	case k.Create.OrAdopt:
		return how + ", or " + made
	}
	return how
}

func changed(k *state.Kind) string {
	switch k.Update.How {
	case state.UpdateByPatch:
		return http.MethodPatch
	case state.UpdateByPut:
		return http.MethodPut
	case state.UpdateByArray:
		return k.API.Update.Method + " of the whole list"
	case state.UpdateByUpload:
		return "upload"
	}
	return "–"
}

func deleted(k *state.Kind) string {
	switch k.Delete.How {
	case state.DeleteNow:
		return http.MethodDelete
	case state.DeleteByTask:
		return http.MethodDelete + ", a task"
	}
	return "–"
}
