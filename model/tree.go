package model

import (
	"reflect"
	"slices"

	"gopkg.in/yaml.v3"
)

// This file changes the tree of a file's YAML before it is read.

// child returns the value of a key of a map, or nil.
func child(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// setChild gives a key of a map a value, behind all others where it is not there.
func setChild(n *yaml.Node, key string, value *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content[i+1] = value
			return
		}
	}
	written := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, Line: value.Line, Column: 1}
	n.Content = append(n.Content, written, value)
}

// dropChild takes a key out of a map, if it is there.
func dropChild(n *yaml.Node, key string) {
	if n == nil || n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

// items returns the items of a list.
func items(n *yaml.Node) []*yaml.Node {
	if n == nil || n.Kind != yaml.SequenceNode {
		return nil
	}
	return n.Content
}

// wholes are the keys that a text stands for where it is written in place of a map of keys.
var wholes = map[reflect.Type]string{
	reflect.TypeFor[Replicas](): "count",
	reflect.TypeFor[Input]():    "value",
	reflect.TypeFor[Derived]():  "expr",
}

// mapIn returns the map under a key of a map. It makes one where there is none, or a text that
// stands for one.
func mapIn(n *yaml.Node, key string, t reflect.Type) *yaml.Node {
	within := child(n, key)
	if within != nil && within.Kind == yaml.MappingNode {
		return within
	}
	made := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: n.Line, Column: n.Column}
	if within != nil && wholes[t] != "" {
		setChild(made, wholes[t], within)
	}
	setChild(n, key, made)
	return made
}
