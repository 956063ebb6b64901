package studytest

// subjects are what the components of made-up studies are about.
var subjects = []string{
	"order", "payment", "customer", "catalogue", "price", "inventory", "shipment", "invoice", "loyalty",
	"recommendation", "session", "notification", "fraud", "return", "subscription", "media", "booking",
	"quote", "claim", "ledger", "identity", "consent", "tax", "coupon", "review", "address", "delivery window",
	"entitlement", "campaign", "telemetry", "device", "playlist", "ticket", "seat", "refund", "statement",
}

// manner is how components of a kind are called, what they are made with, and what is said to them.
// A % stands for the subject.
type manner struct {
	names     []string
	techs     []string
	labels    []string
	protocols []string
}

var manners = map[string]manner{
	"person": {
		names: []string{"Shopper", "Operator on call", "Support agent", "Analyst", "Courier"},
		techs: []string{"Browser", "Browser, mobile app", ""},
	},
	"client": {
		names:     []string{"% app", "Mobile app", "Web shop", "% kiosk in the branch", "Back office", "Partner portal for % managers"},
		techs:     []string{"Swift, Kotlin", "React", "Any stack", ""},
		labels:    []string{"signed webhook", "push", "% has changed"},
		protocols: []string{"HTTPS", "WebSocket"},
	},
	"device": {
		names:     []string{"% sensor", "Handheld scanner", "Gateway box at the % site"},
		techs:     []string{"Firmware 4", "MQTT client"},
		labels:    []string{"configuration", "% command"},
		protocols: []string{"MQTT"},
	},
	"external": {
		names:     []string{"% provider", "Card scheme", "Mail service", "% clearing house", "Maps", "Credit agency", "Legacy % host of the parent company"},
		techs:     []string{"REST API", "ISO 8583 host", "SOAP", ""},
		labels:    []string{"look up %", "send", "charge", "fallback", "% ≤ 800 ms", "confirm % with the provider"},
		protocols: []string{"HTTPS", "SFTP", "ISO 8583"},
	},
	"cdn": {
		names:     []string{"Static files", "% images", "Content delivery network"},
		techs:     []string{"CloudFront", "Fastly"},
		labels:    []string{"GET /assets", "% pages"},
		protocols: []string{"HTTPS"},
	},
	"gateway": {
		names:     []string{"API gateway", "% gateway", "Edge proxy", "Gateway for partners and % resellers"},
		techs:     []string{"Envoy", "Kong", "NGINX"},
		labels:    []string{"GET /%", "POST /%", "signed request", "call back", "% on behalf of a partner"},
		protocols: []string{"HTTPS", "TLS 1.3", "HTTP/2"},
	},
	"balancer": {
		names:     []string{"Load balancer", "% balancer"},
		techs:     []string{"HAProxy", "NLB"},
		labels:    []string{"connect", "GET /%"},
		protocols: []string{"HTTPS", "TCP"},
	},
	"service": {
		names: []string{
			"% API", "% service", "% engine", "% rules", "% orchestrator", "% history", "Checkout of %",
			"% search and suggestions", "Backend for % screens", "% eligibility and limits",
		},
		techs: []string{"Go", "Java 21", "Kotlin, Spring", "Rust", "Python", "Node.js", ""},
		labels: []string{
			"GET /%/{id}", "POST /%", "check %", "reserve %", "% details", "validate", "% ≤ 80 ms", "cancel",
			"list of % changes since the last visit", "has %?",
		},
		protocols: []string{"gRPC", "HTTPS", "mTLS", ""},
	},
	"function": {
		names:     []string{"% validator", "Resize % pictures", "% webhook"},
		techs:     []string{"Lambda", "Cloud Functions"},
		labels:    []string{"invoke", "transform %"},
		protocols: []string{"HTTPS", ""},
	},
	"worker": {
		names:     []string{"% worker", "% projector", "% sender", "% enrichment and deduplication", "% matcher", "% scorer"},
		techs:     []string{"Go", "Flink", "Kafka Streams", "Python", ""},
		labels:    []string{"consume", "% created", "batches of 100", "retry later", "%"},
		protocols: []string{"Kafka", "AMQP", ""},
	},
	"job": {
		names:     []string{"Nightly % export", "% reconciliation", "% compaction"},
		techs:     []string{"Spark, nightly", "cron", "Airflow"},
		labels:    []string{"% file", "full scan", "settlement file", "hourly batch"},
		protocols: []string{"SFTP", "Parquet", ""},
	},
	"queue": {
		names:     []string{"% commands", "% mail queue", "%-retries"},
		techs:     []string{"RabbitMQ", "SQS", "Redis streams"},
		labels:    []string{"% command", "enqueue", "send later", "undeliverable"},
		protocols: []string{"AMQP", "SQS", ""},
	},
	"stream": {
		names:     []string{"%-events", "% changes", "%.v2"},
		techs:     []string{"Kafka · 24 partitions", "Kinesis", "Pulsar"},
		labels:    []string{"% created", "% changed", "outbox", "publish", "append % facts"},
		protocols: []string{"Kafka", "CDC", "Avro", ""},
	},
	"cache": {
		names:     []string{"% cache", "Recent %", "Idempotency keys", "% features"},
		techs:     []string{"Redis 7", "Memcached", "Redis"},
		labels:    []string{"look up %", "get", "SETNX key", "invalidate", "features"},
		protocols: []string{"RESP", ""},
	},
	"database": {
		names:     []string{"% database", "% store", "% records", "% ledger", "% by region and day"},
		techs:     []string{"PostgreSQL 16", "MySQL 8", "DynamoDB", "Cassandra", "MongoDB"},
		labels:    []string{"insert %", "select %", "update % state", "append entries", "read % by id and version", "SQL"},
		protocols: []string{"SQL", "CQL", ""},
	},
	"object_store": {
		names:     []string{"% archive", "Raw % files", "Snapshots"},
		techs:     []string{"S3", "MinIO"},
		labels:    []string{"PUT object", "archive %", "snapshot"},
		protocols: []string{"S3", "Parquet"},
	},
	"search": {
		names:     []string{"% index", "Search"},
		techs:     []string{"OpenSearch", "Elasticsearch"},
		labels:    []string{"index %", "query", "suggest"},
		protocols: []string{"HTTPS", ""},
	},
	"warehouse": {
		names:     []string{"Warehouse", "% mart", "Lake of % facts"},
		techs:     []string{"BigQuery", "Snowflake", "Iceberg"},
		labels:    []string{"load % facts", "hourly sink", "join", "full history of %"},
		protocols: []string{"Avro", "SQL", "Parquet"},
	},
	"vault": {
		names:     []string{"% vault", "Key vault", "Card vault"},
		techs:     []string{"PostgreSQL, HSM", "HashiCorp Vault"},
		labels:    []string{"decrypt", "wrap key", "tokenise"},
		protocols: []string{"mTLS", "SQL"},
	},
	"config": {
		names:     []string{"Feature flags", "% settings", "Schema registry"},
		techs:     []string{"etcd", "Consul", ""},
		labels:    []string{"watch", "schema of %", "flags"},
		protocols: []string{"HTTPS", "gRPC"},
	},
	"model": {
		names:     []string{"% model", "Anomaly model"},
		techs:     []string{"Gradient boosting", "ONNX", "PyTorch"},
		labels:    []string{"score %", "features", "labels of the last week"},
		protocols: []string{"gRPC", ""},
	},
	"monitor": {
		names:     []string{"Dashboards", "% alerts", "Metrics"},
		techs:     []string{"Prometheus", "Grafana", ""},
		labels:    []string{"metrics", "lag and age", "alerts"},
		protocols: []string{"OTLP", ""},
	},
}

// regions are names of regions.
var regions = []string{"eu-west-1 · primary", "us-east-1", "Frankfurt", "eu-central-1 · three zones", "On premises"}

// teams are names of zones that a team has for itself.
var teams = []string{"Checkout", "Fulfilment", "Accounts and identity", "Discovery", "Risk", "Content platform", "Pricing and promotions"}

// errands are names of flows.
var errands = []string{
	"Place an order", "Look something up", "Change an address", "Nightly settlement", "Sign up and confirm by mail",
	"Refund", "Replay after an outage", "Follow a link", "Report of the day", "Move to another plan in mid-month",
}
