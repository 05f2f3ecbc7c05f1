package simulator

func configRoutes() []Route   { return nil }
func scheduleRoutes() []Route { return nil }
func machineRoutes() []Route  { return nil }
func approvalRoutes() []Route { return nil }
func actionRoutes() []Route   { return nil }
