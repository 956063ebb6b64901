package writeup

import "casebook/model/analyze"

// sheet is a table of figures, with how they are computed.
type sheet struct {
	head []string
	rows [][]cell
	how  *derivation
}

// cell is a cell of a sheet: words in Markdown, and the figures behind them, if any.
type cell struct {
	words   string
	figures []*analyze.Figure
	brief   bool // only the formulas of its figures are told, and not what went into them
}

// words returns a cell that holds no figure.
func words(s string) cell { return cell{words: s} }

// figure returns a cell with a figure.
func figure(f *analyze.Figure) cell { return cell{words: shown(f), figures: []*analyze.Figure{f}} }

// told returns a cell in which figures are told in these words; while the first is not known, in its own.
func told(s string, f ...*analyze.Figure) cell {
	if !f[0].Known() {
		s = shown(f[0])
	}
	return cell{words: s, figures: f}
}

// briefly returns a cell of figures the inputs of which are told elsewhere.
func briefly(c cell) cell {
	c.brief = true
	return c
}

// known reports whether a figure of the cell is known.
func (c *cell) known() bool { return len(c.figures) > 0 && c.figures[0].Known() }

// newSheet returns a sheet with the given columns.
func (d *document) newSheet(head ...string) *sheet { return &sheet{head: head, how: d.newDerivation()} }

// add adds a row about something of an id, if a figure of it is known. Name is what it is called.
func (s *sheet) add(id, name string, cells ...cell) {
	for i := range cells {
		if cells[i].known() {
			s.rows = append(s.rows, cells)
			for _, c := range cells {
				if c.brief {
					s.how.use(c.figures...)
				} else {
					s.how.explain(id, name, c.figures...)
				}
			}
			return
		}
	}
}

// blocks returns the sheet as a table and how it is computed; nil if nothing in it is known.
func (s *sheet) blocks() []block {
	if len(s.rows) == 0 {
		return nil
	}
	return append([]block{s.table()}, s.how.blocks()...)
}

// piece returns the sheet as a piece of text with words before it; "" if nothing in it is known.
func (s *sheet) piece(lead ...block) string {
	if len(s.rows) == 0 {
		return ""
	}
	return piece(append(lead, s.blocks()...)...)
}

// table returns the sheet as a table. Columns of figures none of which is known are left out.
func (s *sheet) table() table {
	t := table{head: s.head}
	for _, r := range s.rows {
		row := make([]string, len(r))
		for i := range r {
			if len(r[i].figures) == 0 || s.anyKnown(i) {
				row[i] = r[i].words
			}
		}
		t.rows = append(t.rows, row)
	}
	return t.withoutEmpty()
}

// anyKnown reports whether a figure of a column is known.
func (s *sheet) anyKnown(column int) bool {
	for _, r := range s.rows {
		if r[column].known() {
			return true
		}
	}
	return false
}
