package goldmarkext_test

import (
	"fmt"
	"log"
	"os"
	"strings"
	"testing/fstest"

	"github.com/yuin/goldmark"

	"casebook/render/notes/goldmarkext"
)

func Example() {
	// main begins with goldmarkext.Main().
	studies := fstest.MapFS{"shop.yaml": {Data: []byte(`
casebook: 1
title: Shop
kind: case_study
architecture:
  components:
    web: {name: Web, kind: client}
    api: {name: API, kind: service, tech: Go}
  connections:
    - web -> api: order
`)}}
	extension := goldmarkext.New(goldmarkext.Options{
		Studies: studies, // or os.DirFS("docs")
		Write: func(name string, picture []byte) (url string, err error) {
			view, _, _ := strings.Cut(name, "-") // a server keeps the picture under its whole name
			return "/pictures/" + view + ".svg", nil
		},
	})
	defer extension.Close()
	markdown := goldmark.New(goldmark.WithExtensions(extension))
	source := `# Shop

<!-- casebook: ../shop.yaml components width=600 -->
<!-- /casebook -->

<!-- casebook: ../shop.yaml components as=table -->
whatever was here before
<!-- /casebook -->

<!-- casebook: ../bank.yaml components -->
<!-- /casebook -->
`
	if err := markdown.Convert([]byte(source), os.Stdout, goldmarkext.In("guides")); err != nil {
		log.Fatal(err)
	}
	fmt.Println("done")
	// Output:
	// <h1>Shop</h1>
	// <figure class="casebook"><img src="/pictures/components.svg" alt="Component diagram of Shop: 2 components, 1 connection" width="600"></figure>
	// <div class="casebook">
	// <table>
	// <thead>
	// <tr>
	// <th>Component</th>
	// <th>Kind</th>
	// <th>Technology</th>
	// </tr>
	// </thead>
	// <tbody>
	// <tr>
	// <td>Web</td>
	// <td>client</td>
	// <td></td>
	// </tr>
	// <tr>
	// <td>API</td>
	// <td>service</td>
	// <td>Go</td>
	// </tr>
	// </tbody>
	// </table>
	// </div>
	// <div class="casebook-error" role="alert"><p>casebook, line 10: ../bank.yaml: there is no such file</p></div>
	// done
}
