package enginecache

// tempVariables are the environment variables that os.TempDir looks at.
var tempVariables = []string{"TMP", "TEMP"}
