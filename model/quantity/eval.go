package quantity

import (
	"math"
	"sort"
	"strings"
)

// function is one that expressions may call.
type function struct {
	most  int // arguments that it takes at most; it takes one at least
	apply func(e *evaluation, n *node, args []Quantity) (Quantity, *SyntaxError)
}

var functions = map[string]function{
	"min":   {math.MaxInt, extreme(func(a, b float64) bool { return a < b })},
	"max":   {math.MaxInt, extreme(func(a, b float64) bool { return a > b })},
	"ceil":  {1, whole(math.Ceil)},
	"floor": {1, whole(math.Floor)},
	"round": {1, whole(math.Round)},
}

// evaluation is the state of one call of Eval.
type evaluation struct {
	text   string
	lookup func(name string) (Quantity, error)
}

// Eval computes an expression: literals as Parse reads them, names of letters, digits and
// underscores, + - * / with the usual precedence, signs, parentheses, and the functions min, max,
// ceil, floor and round. Dimensions are checked.
//
// A literal takes in all of the unit that is written without spaces, so that 600/s is a rate, while
// 600 / s divides by what is called s. Every literal is an expression of the same value.
//
// Values of names come from lookup. If it returns a quantity that is not Known, neither is what is
// computed from it. Errors are *SyntaxError with the offset in expr; they wrap those of lookup.
func Eval(expr string, lookup func(name string) (Quantity, error)) (Quantity, error) {
	root, err := parseExpr(expr)
	if err != nil {
		return Quantity{}, err
	}
	e := evaluation{expr, lookup}
	q, err := e.value(root)
	if err != nil {
		return Quantity{}, err
	}
	return q, nil
}

func (e *evaluation) value(n *node) (Quantity, *SyntaxError) {
	switch n.op {
	case opLiteral:
		return n.literal, nil
	case opName:
		return e.named(n)
	}
	args := make([]Quantity, len(n.args))
	for i, arg := range n.args {
		var err *SyntaxError
		if args[i], err = e.value(arg); err != nil {
			return Quantity{}, err
		}
	}
	switch n.op {
	case opCall:
		return functions[n.name].apply(e, n, args)
	case opNegate:
		return args[0].Neg(), nil
	}
	return e.operation(n, args[0], args[1])
}

func (e *evaluation) named(n *node) (Quantity, *SyntaxError) {
	q, err := e.lookup(n.name)
	if err == nil {
		return q, nil
	}
	fault := faultAt(n.place, "", "%v", err)
	fault.cause = err
	if strings.HasSuffix(strings.TrimRight(e.text[:n.place], " "), "/") {
		fault.Hint = meant(n.name)
		if _, isUnit := units[n.name]; isUnit {
			fault.Hint = "units are written without spaces, as 600/s"
		}
	}
	return Quantity{}, fault
}

// operation computes what a binary operator makes of a and b.
func (e *evaluation) operation(n *node, a, b Quantity) (Quantity, *SyntaxError) {
	var q Quantity
	var err error
	switch n.op {
	case opAdd:
		if !compatible(a, b) {
			return Quantity{}, e.conflict(n.args[1], "add %s to %s", n.args[1], b, n.args[0], a)
		}
		q, err = a.Add(b)
	case opSub:
		if !compatible(a, b) {
			return Quantity{}, e.conflict(n.args[1], "subtract %s from %s", n.args[1], b, n.args[0], a)
		}
		q, err = a.Sub(b)
	case opMul:
		q, err = a.Mul(b)
	default:
		q, err = a.Div(b)
	}
	if err == nil {
		return q, nil
	}
	if err == errZeroDivision {
		return Quantity{}, faultAt(n.args[1].start, "", "division by zero: %s is 0", e.quote(n.args[1]))
	}
	return Quantity{}, faultAt(n.place, "", "%v", err)
}

// compatible reports whether a and b can be added, or one of them is not Known.
func compatible(a, b Quantity) bool { return !a.known || !b.known || addable(a, b) }

// conflict says that two operands do not go together. The fault is at the operand wrong.
func (e *evaluation) conflict(wrong *node, format string, m *node, a Quantity, n *node, b Quantity) *SyntaxError {
	hint := ""
	if a.Dim == number || b.Dim == number {
		hint = "a bare number has no unit: multiply by it, or give it one"
	}
	return faultAt(wrong.start, hint, "cannot "+format, e.describe(m, a, b), e.describe(n, b, a))
}

// describe returns the text of n and what it is, as it has to be told apart from another operand:
// "record (a size)".
func (e *evaluation) describe(n *node, q, other Quantity) string {
	return e.quote(n) + " (" + strings.TrimPrefix(q.besides(other), "a ") + ")"
}

func (e *evaluation) quote(n *node) string { return "`" + excerpt(e.text[n.start:n.end]) + "`" }

// checkCall says what is wrong with the name of a function and the number of its arguments.
func (n *node) checkCall() *SyntaxError {
	f, ok := functions[n.name]
	if !ok {
		known := make([]string, 0, len(functions))
		for name := range functions {
			known = append(known, name)
		}
		sort.Strings(known)
		return faultAt(n.place, "functions are "+strings.Join(known, ", "), "no function is called %q", excerpt(n.name))
	}
	if len(n.args) > f.most {
		return faultAt(n.args[f.most].start, "", "%s takes one argument", n.name)
	}
	return nil
}

// extreme returns the function that picks the argument that is before all others.
func extreme(before func(a, b float64) bool) func(*evaluation, *node, []Quantity) (Quantity, *SyntaxError) {
	return func(e *evaluation, n *node, args []Quantity) (Quantity, *SyntaxError) {
		best := args[0]
		for i, arg := range args[1:] {
			if !best.known || !arg.known {
				best = Quantity{}
				continue
			}
			if !addable(best, arg) {
				return Quantity{}, e.conflict(n.args[i+1], "compare %s with %s", n.args[i+1], arg, n.args[0], args[0])
			}
			form := sumForm(best, arg)
			if before(arg.Value, best.Value) {
				best = arg
			}
			best.form = form
		}
		return best, nil
	}
}

// whole returns the function that makes a bare number whole. A number that only the rounding of
// floating point keeps from being whole is whole: ceil(0.3 / 0.1) is 3.
func whole(rounded func(float64) float64) func(*evaluation, *node, []Quantity) (Quantity, *SyntaxError) {
	const tolerance = 1e-9
	return func(e *evaluation, n *node, args []Quantity) (Quantity, *SyntaxError) {
		q := args[0]
		if !q.known {
			return q, nil
		}
		if q.Dim != number {
			return Quantity{}, faultAt(n.args[0].start, "divide by a unit first, as "+n.name+"(total / 1GB)",
				"%s takes a bare number, and %s is %s", n.name, e.quote(n.args[0]), q.phrase())
		}
		v := rounded(q.Value)
		if near := math.Round(q.Value); math.Abs(q.Value-near) <= float64(tolerance*math.Abs(near)) {
			v = near
		}
		return Count(v), nil
	}
}
