package analyze

import (
	"slices"

	"casebook/model/quantity"
)

// Figure is a computed number, or the reason why there is none.
type Figure struct {
	Value   quantity.Quantity
	Formula string   // the id of the formula; see Formulas
	Inputs  []Input  // what went into it
	Missing []string // the facts that it lacks, such as "api.rate"; then the value is not known
	Reason  string   // why there is no value although no fact is missing, such as "nothing reaches it"
}

// Known reports whether there is a number.
func (f Figure) Known() bool { return f.Value.Known() }

// Input is something that goes into a figure: a fact of the study, another figure, or an assumption.
type Input struct {
	Name    string // as people find it in the study: "api.rate"; or what it is: "calls a second"
	Value   quantity.Quantity
	Note    string   // where it comes from, if the study does not say it: "assumed", "none stated"
	missing []string // what it lacks, where it is another figure that is not known
	reason  string   // or why that has no value
}

// fact returns a fact of the study as an input. If it was left out, it is what the figure lacks.
func fact(name string, q quantity.Quantity) Input { return Input{Name: name, Value: q} }

// assumed returns a number that stands for a fact that may be left out.
func assumed(name string, q quantity.Quantity, note string) Input {
	return Input{Name: name, Value: q, Note: note}
}

// as returns a figure as an input of another.
func (f Figure) as(name string) Input {
	return Input{Name: name, Value: f.Value, missing: f.Missing, reason: f.Reason}
}

// derive returns the figure that compute makes of the values of its inputs, which are in base units
// and in their order. Where one is not known, nor is the figure, and it names all that it lacks.
func derive(formula string, compute func(x []float64) quantity.Quantity, inputs ...Input) Figure {
	f := Figure{Formula: formula, Inputs: inputs}
	x := make([]float64, len(inputs))
	for i, in := range inputs {
		x[i] = in.Value.Value
		if !in.Value.Known() {
			f.lack(in)
		}
	}
	if len(f.Missing) == 0 && f.Reason == "" {
		f.Value = compute(x)
	}
	return f
}

// lack notes that an input is not known: for want of facts, or for a reason that no fact would change.
func (f *Figure) lack(in Input) {
	names := in.missing
	if len(names) == 0 {
		if in.reason != "" {
			f.Reason = in.reason
			return
		}
		names = []string{in.Name}
	}
	for _, name := range names {
		if !slices.Contains(f.Missing, name) {
			f.Missing = append(f.Missing, name)
		}
	}
}

// none returns a figure that has no value for a reason that no fact would change.
func none(formula, reason string, inputs ...Input) Figure {
	return Figure{Formula: formula, Inputs: inputs, Reason: reason}
}
