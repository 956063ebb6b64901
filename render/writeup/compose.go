package writeup

import "casebook/model"

// led returns blocks that start with lead, on the line of their first paragraph where they have one.
func led(lead string, blocks []block) []block {
	if len(blocks) > 0 {
		if p, ok := blocks[0].(paragraph); ok {
			return append([]block{paragraph(lead+" ") + p}, blocks[1:]...)
		}
	}
	return append([]block{paragraph(lead)}, blocks...)
}

// trailed returns blocks with words at their end, on the line of their last paragraph where they
// end with one.
func trailed(blocks []block, words string) []block {
	if words == "" {
		return blocks
	}
	if n := len(blocks) - 1; n >= 0 {
		if p, ok := blocks[n].(paragraph); ok {
			return append(blocks[:n:n], p+paragraph(" "+words))
		}
	}
	return append(blocks, paragraph(words))
}

// bullets returns fields of prose as a list.
func bullets(fields []model.Prose) list {
	var l list
	for _, f := range fields {
		if it := item(blocksOf(f)); len(it) > 0 {
			l.items = append(l.items, it)
		}
	}
	return l.close()
}

// piece returns the list as a piece of text, "" if it is empty, as close together as it may be.
func (l list) piece() string {
	if len(l.items) == 0 {
		return ""
	}
	return piece(l.close())
}

// close returns the list with its items close together if none needs room.
func (l list) close() list {
	l.tight = true
	for _, it := range l.items {
		l.tight = l.tight && it.mayBeTight()
	}
	return l
}

// piece returns the table as a piece of text, without empty columns; "" if it has no rows.
func (t table) piece() string {
	if len(t.rows) == 0 {
		return ""
	}
	return piece(t.withoutEmpty())
}
