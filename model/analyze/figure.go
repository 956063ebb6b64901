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
	reason  string   // why there is none, where no fact would change that
}

// fact returns a fact of the study as an input. If it was left out, it is what the figure lacks.
func fact(name string, q quantity.Quantity) Input { return Input{Name: name, Value: q} }

// assumed returns a number that stands for a fact that may be left out.
func assumed(name string, q quantity.Quantity, note string) Input {
	return Input{Name: name, Value: q, Note: note}
}

// as returns a figure as an input of another.
func (f Figure) as(name string) Input {
	in := Input{Name: name, Value: f.Value}
	if !f.Known() {
		in.missing, in.reason = f.Missing, f.Reason
	}
	return in
}

// without returns an input that there is none of, for a reason that no fact would change.
func without(name, reason string) Input { return Input{Name: name, reason: reason} }

// derive returns the figure that compute makes of the values of its inputs, which are in base units
// and in their order. Where one is not known, nor is the figure: it names all that it lacks, or gives
// the reason why no fact would help.
func derive(formula string, compute func(x []float64) quantity.Quantity, inputs ...Input) Figure {
	f := Figure{Formula: formula, Inputs: inputs}
	x := make([]float64, len(inputs))
	known := true
	for i, in := range inputs {
		x[i] = in.Value.Value
		if !in.Value.Known() {
			known = false
			f.lack(in)
		}
	}
	if known {
		f.Value = compute(x)
		if !f.Known() {
			f.Reason = "no number comes of it"
		}
	}
	return f
}

// lack notes that an input is not known. With a reason, no fact is missing.
func (f *Figure) lack(in Input) {
	switch {
	case f.Reason != "":
		return
	case in.reason != "":
		f.Reason, f.Missing = in.reason, nil
		return
	}
	names := in.missing
	if len(names) == 0 {
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
