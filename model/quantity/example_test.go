package quantity_test

import (
	"errors"
	"fmt"
	"strings"

	"casebook/model/quantity"
)

func ExampleParse() {
	q, _ := quantity.Parse("40M/d")
	fmt.Println(q, "is", quantity.Format(q), "or", q.Is("duration"))

	const text = "200 sec"
	_, err := quantity.Parse(text)
	var fault *quantity.SyntaxError
	if errors.As(err, &fault) {
		fmt.Printf("%s\n%s^ %v\n", text, strings.Repeat(" ", fault.Offset), fault)
	}
	// Output:
	// 40M/d is 463/s or is a rate, but a duration is wanted, as 200ms
	// 200 sec
	//     ^ "sec" is not a unit; did you mean s?
}

func ExampleEval() {
	capacity := map[string]string{"daily_payments": "40M/d", "record": "2KB", "retention": "7y"}
	lookup := func(name string) (quantity.Quantity, error) { return quantity.Parse(capacity[name]) }

	stored, _ := quantity.Eval("daily_payments * record * retention", lookup)
	fmt.Println(stored)
	_, err := quantity.Eval("daily_payments + record", lookup)
	fmt.Println(err)
	// Output:
	// 204.4TB
	// cannot add `record` (size) to `daily_payments` (rate)
}
