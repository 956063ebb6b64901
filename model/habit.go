package model

import "slices"

// habitualKeys are the keys that newcomers write out of habit, with those they mean.
var habitualKeys = map[string]string{
	"technology": "tech", "stack": "tech",
	"type":   "kind",
	"zone":   "in",
	"parent": "in",
	"source": "from",
	"target": "to",
	"title":  "name",
	"team":   "owner",
}

// habitualWords are words that newcomers write for the kinds of components and zones, as fold spells
// them.
var habitualWords = map[string]string{
	"db": "database", "rdbms": "database", "sql": "database", "nosql": "database",
	"postgres": "database", "postgresql": "database", "mysql": "database", "mongodb": "database",
	"dynamodb": "database", "cassandra": "database",
	"redis": "cache", "memcached": "cache",
	"kafka": "stream", "kinesis": "stream", "topic": "stream",
	"rabbitmq": "queue", "sqs": "queue", "broker": "queue",
	"s3": "object_store", "blob": "object_store", "bucket": "object_store", "storage": "object_store",
	"elasticsearch": "search", "opensearch": "search",
	"lb": "balancer", "loadbalancer": "balancer", "load-balancer": "balancer",
	"api": "service", "server": "service", "backend": "service", "microservice": "service", "app": "service",
	"frontend": "client", "browser": "client", "web": "client", "mobile": "client",
	"user": "person", "actor": "person",
	"lambda": "function", "cron": "job", "scheduler": "job",
	"third-party": "external", "saas": "external",
	"vpc": "network", "subnet": "network",
}

// habit returns what somebody who wrote a word out of habit means, where that is known here, or "".
func habit(habits map[string]string, wrote string, known []string) string {
	if meant := habits[fold(wrote)]; meant != "" && slices.Contains(known, meant) {
		return meant
	}
	return ""
}
