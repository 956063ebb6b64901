package report

import "casebook/model/terminal"

// page is text that is being written for a person.
type page struct{ terminal.Page }
