package quantity

import (
	"strings"
	"unicode/utf8"
)

// maxDepth is how deep parentheses, calls and signs may nest.
const maxDepth = 64

// node is a part of an expression: what is written in text[start:end] of it.
type node struct {
	op         op
	name       string   // of a name or a function
	literal    Quantity // of a literal
	args       []*node
	start, end int // with the parentheses around it
	place      int // of a name or a binary operator
}

type op byte

const (
	opLiteral op = 'l'
	opName    op = 'n'
	opCall    op = 'f'
	opNegate  op = '~'
	opAdd     op = '+'
	opSub     op = '-'
	opMul     op = '*'
	opDiv     op = '/'
)

// Name is a name in an expression.
type Name struct {
	Text   string
	Offset int // in bytes
}

// Names returns the names that an expression uses, in its order and as often as they stand in it.
// Errors are *SyntaxError.
func Names(expr string) ([]Name, error) {
	root, err := parseExpr(expr)
	if err != nil {
		return nil, err
	}
	return root.names(nil), nil
}

func (n *node) names(found []Name) []Name {
	if n.op == opName {
		found = append(found, Name{n.name, n.place})
	}
	for _, arg := range n.args {
		found = arg.names(found)
	}
	return found
}

// parser reads an expression by recursive descent.
type parser struct {
	scanner
	depth int
}

func parseExpr(expr string) (*node, *SyntaxError) {
	if len(expr) > maxLength {
		return nil, faultAt(maxLength, "give parts of it names of their own", "longer than %d bytes", maxLength)
	}
	p := parser{scanner: scanner{text: expr, inExpression: true}}
	p.skipSpace()
	if p.atEnd() {
		return nil, faultAt(0, "write a number with its unit, as 5k/s", "nothing is written here")
	}
	root, err := p.sum()
	if err != nil {
		return nil, err
	}
	if !p.atEnd() {
		return nil, p.unexpected()
	}
	return root, nil
}

// sum = product { ("+" | "-") product } .
func (p *parser) sum() (*node, *SyntaxError) {
	return p.chain("+-", (*parser).product)
}

// product = factor { ("*" | "/") factor } .
func (p *parser) product() (*node, *SyntaxError) {
	return p.chain("*/", (*parser).factor)
}

// chain reads operands between operators that bind to the left.
func (p *parser) chain(operators string, operand func(*parser) (*node, *SyntaxError)) (*node, *SyntaxError) {
	left, err := operand(p)
	if err != nil {
		return nil, err
	}
	for !p.atEnd() && strings.IndexByte(operators, p.peek()) >= 0 {
		place := p.pos
		p.pos++
		right, err := operand(p)
		if err != nil {
			return nil, err
		}
		left = &node{op: op(p.text[place]), args: []*node{left, right}, start: left.start, end: right.end, place: place}
	}
	return left, nil
}

// factor = literal | name | name "(" sum { "," sum } ")" | "(" sum ")" | "-" factor .
func (p *parser) factor() (*node, *SyntaxError) {
	if p.depth++; p.depth > maxDepth {
		return nil, faultAt(p.pos, "give parts of it names of their own", "nested more than %d deep", maxDepth)
	}
	defer func() { p.depth-- }()
	p.skipSpace()
	n, err := p.operand()
	p.skipSpace()
	return n, err
}

func (p *parser) operand() (*node, *SyntaxError) {
	start := p.pos
	switch {
	case p.atLiteral():
		q, err := p.literal()
		return &node{op: opLiteral, literal: q, start: start, end: p.pos}, err
	case p.accept("-"):
		arg, err := p.factor()
		if err != nil {
			return nil, err
		}
		return &node{op: opNegate, args: []*node{arg}, start: start, end: arg.end}, nil
	case p.accept("("):
		n, err := p.sum()
		if err != nil {
			return nil, err
		}
		if !p.accept(")") {
			return nil, p.unclosed(start)
		}
		// The parentheses belong to the text by which messages call the node.
		n.start, n.end = start, p.pos
		return n, nil
	}
	return p.nameOrCall()
}

// atLiteral reports whether a literal starts here: a number or a currency, perhaps with a sign.
func (p *parser) atLiteral() bool {
	ahead := p.scanner
	ahead.accept("-")
	currency, err := ahead.currency()
	return err != nil || currency != "" || startsNumber(ahead.rest())
}

func (p *parser) nameOrCall() (*node, *SyntaxError) {
	start := p.pos
	name := p.word()
	switch {
	case name == "":
		return nil, p.missing()
	case !isName(name):
		return nil, faultAt(start, "names have letters, digits and _ only", "%q is not a name", excerpt(name))
	}
	n := &node{op: opName, name: name, start: start, end: p.pos, place: start}
	p.skipSpace()
	if !p.accept("(") {
		return n, nil
	}
	n.op = opCall
	for {
		arg, err := p.sum()
		if err != nil {
			return nil, err
		}
		n.args = append(n.args, arg)
		if !p.accept(",") {
			break
		}
	}
	if !p.accept(")") {
		return nil, p.unclosed(start + len(name))
	}
	n.end = p.pos
	return n, n.checkCall()
}

// missing says what is wrong where an operand should start.
func (p *parser) missing() *SyntaxError {
	const hint = "write a name, a number with its unit, or ( )"
	if p.atEnd() {
		return faultAt(p.pos, hint, "something is missing at the end")
	}
	if p.peek() == '+' {
		return faultAt(p.pos, "leave the + out", "unexpected +")
	}
	return faultAt(p.pos, hint, "unexpected %q", p.symbol())
}

// unclosed says that the parenthesis at open is not closed where it should be.
func (p *parser) unclosed(open int) *SyntaxError {
	if p.atEnd() {
		return faultAt(open, "add a )", "the parenthesis is not closed")
	}
	return p.unexpected()
}

// unexpected says what is wrong where an operator or the end should be.
func (p *parser) unexpected() *SyntaxError {
	const operators = "operators are + - * /"
	switch symbol := p.symbol(); {
	case symbol == ")":
		return faultAt(p.pos, "take it out, or add a (", "a ) without its (")
	case symbol == ",":
		return faultAt(p.pos, "commas stand between arguments only; 1,000 is written 1_000", "unexpected comma")
	case symbol == "×" || symbol == "·" || symbol == "x":
		return faultAt(p.pos, "write * for times", "unexpected %q", symbol)
	case symbol == "(" || p.atLiteral() || isName(symbol):
		return faultAt(p.pos, operators, "an operator is missing before %q", symbol)
	default:
		return faultAt(p.pos, operators, "unexpected %q", symbol)
	}
}

// symbol returns the word or the character that stands here.
func (p *parser) symbol() string {
	ahead := p.scanner
	if word := ahead.word(); word != "" {
		return excerpt(word)
	}
	_, n := utf8.DecodeRuneInString(p.rest())
	return p.rest()[:n]
}

// isName reports whether word may be a name: ASCII letters, digits and underscores, and no digit
// first.
func isName(word string) bool {
	for i, c := range []byte(word) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || !isDigit(c)) {
			return false
		}
	}
	return word != ""
}
