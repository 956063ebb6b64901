package model

import "casebook/model/quantity"

// Architecture is the fourth part of the method: the component graph, its flows and failures.
type Architecture struct {
	Zones       []Zone         `yaml:"zones" doc:"Nested trust boundaries, networks, regions and teams, by id."`
	Components  []Component    `yaml:"components" doc:"The components, by id."`
	Connections []Connection   `yaml:"connections" doc:"What talks to what."`
	Flows       []Flow         `yaml:"flows" doc:"What happens, step by step, by id."`
	States      []StateMachine `yaml:"states" doc:"State machines, by id."`
	Failures    []Failure      `yaml:"failures" doc:"Failures worth thinking through, by id."`
}

// Zone is a part of the system that shares a boundary: a region, a network, a team, a trust zone.
type Zone struct {
	ID           string            `yaml:",key" form:"id"`
	Pos          Pos               `yaml:"-"`
	Name         string            `yaml:"name" doc:"What people call it; the id if left out."`
	Kind         string            `yaml:"kind" enum:"region az network trust team external client" doc:"What sort of boundary it is; network if left out."`
	In           string            `yaml:"in" ref:"zone" doc:"The zone around it."`
	Availability quantity.Quantity `yaml:"availability" dim:"share" doc:"Share of time that the zone as a whole is up."`
	Latency      []ZoneLatency     `yaml:"latency" doc:"Network latency to other zones, by zone."`
	Description  Prose             `yaml:"description" doc:"What to know about it."`
}

// ZoneLatency is the network latency from one zone to another.
type ZoneLatency struct {
	ID    string            `yaml:",key" ref:"zone"` // the other zone
	Value quantity.Quantity `yaml:",value" dim:"duration" doc:"One way or the other, there and back."`
}

// Component is a box of the architecture: something that runs, stores, sends or decides.
type Component struct {
	ID          string  `yaml:",key" form:"id"`
	Pos         Pos     `yaml:"-"`
	Name        string  `yaml:"name,required" doc:"What people call it."`
	Kind        string  `yaml:"kind,required" enum:"client external dns cdn gateway balancer service function worker job queue stream cache database object_store search warehouse vault config device model monitor person library" doc:"What sort of component it is."`
	Tech        string  `yaml:"tech" doc:"What it is made with."`
	In          string  `yaml:"in" ref:"zone" doc:"The zone it is in."`
	Owner       string  `yaml:"owner" doc:"The team that owns it."`
	Description Prose   `yaml:"description" doc:"What it does."`
	Link        string  `yaml:"link" form:"url" doc:"Where to read more."`
	Critical    Ternary `yaml:"critical" doc:"Whether the business stops with it."`
	Source      string  `yaml:"source" ref:"source" doc:"Where its facts came from."`

	Replicas     Replicas          `yaml:"replicas" doc:"How many run: a number, or count, need, max, zones, standby, lag and start."`
	Rate         quantity.Quantity `yaml:"rate" dim:"rate" doc:"What one replica sustains."`
	Workers      quantity.Quantity `yaml:"workers" dim:"count" form:"whole" range:"1.." doc:"Requests that one replica works on at a time."`
	Latency      Latency           `yaml:"latency" doc:"Time it takes to answer, without what it calls."`
	Queueing     Ternary           `yaml:"queueing" doc:"Whether latency was measured unloaded, so that waiting comes on top."`
	Availability quantity.Quantity `yaml:"availability" dim:"share" doc:"Share of time that one replica is up, or a provider's promise."`
	SLA          Ternary           `yaml:"sla" doc:"Whether availability is a provider's promise for the whole."`
	MTTR         quantity.Quantity `yaml:"mttr" dim:"duration" doc:"Mean time to repair."`
	Incidents    quantity.Quantity `yaml:"incidents" dim:"rate" doc:"How often it fails, as 3/y."`
	CommonCause  quantity.Quantity `yaml:"common_cause" dim:"share" doc:"Share of failures that take all replicas at once."`

	Cost        quantity.Quantity `yaml:"cost" dim:"cost" doc:"Cost of one replica."`
	CostRequest quantity.Quantity `yaml:"cost_request" dim:"money" doc:"Cost of one request."`
	CostStorage quantity.Quantity `yaml:"cost_storage" dim:"storage cost" doc:"Cost of what is stored, as $0.023/GB/month."`

	Data      []string          `yaml:"data" doc:"Classes of data it holds or sees: public, internal, pii, pan, secret, token, ..."`
	Encrypted Ternary           `yaml:"encrypted" doc:"Whether what it stores is encrypted."`
	Exposure  string            `yaml:"exposure" enum:"public private" doc:"Whether the internet reaches it."`
	Authn     string            `yaml:"authn" doc:"How callers prove who they are: none, oauth, mtls, ..."`
	Scope     []string          `yaml:"scope" doc:"Classes of regulated data that it may see."`
	RateLimit quantity.Quantity `yaml:"rate_limit" dim:"rate" doc:"What it or its provider lets through."`

	Tenancy   string            `yaml:"tenancy" enum:"shared silo" doc:"Whether tenants share it."`
	TenantKey string            `yaml:"tenant_key" doc:"The key that keeps tenants apart."`
	Quota     quantity.Quantity `yaml:"quota" dim:"rate" doc:"What one tenant may use."`
	TopShare  quantity.Quantity `yaml:"top_share" dim:"share" doc:"Share of the load that the largest key or tenant brings."`

	// Stores.
	Partitions     quantity.Quantity `yaml:"partitions" dim:"count" form:"whole" range:"1.." doc:"Number of partitions or shards."`
	PartitionKey   string            `yaml:"partition_key" doc:"What it is partitioned by."`
	Replication    Replication       `yaml:"replication" doc:"Copies kept, and how many a read and a write wait for."`
	Consistency    string            `yaml:"consistency" enum:"strong eventual" doc:"What a read may see."`
	Backup         Prose             `yaml:"backup" doc:"How it is backed up."`
	RPO            quantity.Quantity `yaml:"rpo" dim:"duration" doc:"How much may be lost."`
	Record         quantity.Quantity `yaml:"record" dim:"size" doc:"Size of one record."`
	Retention      quantity.Quantity `yaml:"retention" dim:"duration" doc:"How long records are kept."`
	IndexOverhead  quantity.Quantity `yaml:"index_overhead" dim:"share" range:"0.." doc:"What indexes add to the size."`
	MaxConnections quantity.Quantity `yaml:"max_connections" dim:"count" form:"whole" doc:"Connections it takes at most."`
	SystemOfRecord Ternary           `yaml:"system_of_record" doc:"Whether it holds the truth."`

	// Queues and streams.
	OrderedBy string            `yaml:"ordered_by" doc:"What its messages are in order by."`
	MaxLength quantity.Quantity `yaml:"max_length" dim:"count" form:"whole" doc:"Messages it holds at most."`
	MaxAge    quantity.Quantity `yaml:"max_age" dim:"duration" doc:"How long it keeps a message."`
	DLQ       string            `yaml:"dlq" ref:"component" doc:"Where messages go that cannot be worked on."`
	Delivery  string            `yaml:"delivery" enum:"at-least-once at-most-once exactly-once" doc:"How often a message arrives."`
	Poison    string            `yaml:"poison" enum:"drop dlq" doc:"What becomes of a message that cannot be worked on."`
	Alerts    []string          `yaml:"alerts" enum:"lag age dlq" doc:"What somebody is told about."`

	// Caches.
	Hit      quantity.Quantity `yaml:"hit" dim:"share" doc:"Share of reads that it answers."`
	TTL      quantity.Quantity `yaml:"ttl" dim:"duration" doc:"How long an entry lives."`
	Coalesce Ternary           `yaml:"coalesce" doc:"Whether misses on one key wait for a single load."`
	Warmup   Ternary           `yaml:"warmup" doc:"Whether it is filled before it takes traffic."`
}

// Replicas says how many of a component run, and where.
type Replicas struct {
	Pos     Pos               `yaml:"-"`
	Count   quantity.Quantity `yaml:"count" dim:"count" form:"whole" range:"1.." doc:"How many run."`
	Need    quantity.Quantity `yaml:"need" dim:"count" form:"whole" range:"1.." doc:"How many must be up for it to work."`
	Max     quantity.Quantity `yaml:"max" dim:"count" form:"whole" range:"1.." doc:"How many an autoscaler may start."`
	Zones   Spread            `yaml:"zones" doc:"The zones they are spread over: a number, or a list of ids."`
	Standby quantity.Quantity `yaml:"standby" dim:"count" form:"whole" doc:"How many wait to take over."`
	Lag     quantity.Quantity `yaml:"lag" dim:"duration" doc:"How far behind a standby is."`
	Start   quantity.Quantity `yaml:"start" dim:"duration" doc:"How long a new replica takes until it serves."`
}

// Known reports whether anything was said about replicas.
func (r Replicas) Known() bool { return r.Count.Known() }

// Spread says over which zones replicas are spread: so many unnamed ones, or those of a list.
type Spread struct {
	Count int      // number of zones; 0 when nothing was said
	Zones []string // their ids, where they are named
}

// Latency is a distribution given by its percentiles.
type Latency struct {
	Pos Pos               `yaml:"-"`
	P50 quantity.Quantity `yaml:"p50" dim:"duration" doc:"Median."`
	P95 quantity.Quantity `yaml:"p95" dim:"duration" doc:"95th percentile."`
	P99 quantity.Quantity `yaml:"p99" dim:"duration" doc:"99th percentile."`
}

// Replication says how many copies are kept, and how many a read and a write wait for.
type Replication struct {
	Pos Pos               `yaml:"-"`
	N   quantity.Quantity `yaml:"n" dim:"count" form:"whole" range:"1.." doc:"Copies kept."`
	R   quantity.Quantity `yaml:"r" dim:"count" form:"whole" range:"1.." doc:"Copies that a read waits for."`
	W   quantity.Quantity `yaml:"w" dim:"count" form:"whole" range:"1.." doc:"Copies that a write waits for."`
}

// Mode is how one component speaks to another.
type Mode string

// The modes, with the arrows that stand for them.
const (
	Sync  Mode = "sync"  // a -> b: a call that is waited for
	Async Mode = "async" // a ~> b: a message; it ends at the hand-over
	Data  Mode = "data"  // a => b: replication, change stream, bulk transfer
)

// Connection is a declared way from one component to another. In the file it is an arrow with a
// label, or a map.
type Connection struct {
	Pos      Pos    `yaml:"-"`
	From     string `yaml:"from,required" ref:"component" doc:"Where it starts."`
	To       string `yaml:"to,required" ref:"component" doc:"Where it ends."`
	Label    string `yaml:"label" doc:"What goes over it."`
	Protocol string `yaml:"protocol" doc:"How, such as gRPC."`
	Mode     Mode   `yaml:"mode" enum:"sync async data" doc:"A call, a message, or data; sync if left out."`

	Traits `yaml:",inline"`
}

// Traits are what a connection says of its calls. A step inherits them from its connection and may
// override some for itself.
type Traits struct {
	Timeout     quantity.Quantity `yaml:"timeout" dim:"duration" doc:"How long the caller waits."`
	Retries     quantity.Quantity `yaml:"retries" dim:"count" form:"whole" doc:"How often it tries again; attempts are 1 + retries."`
	Backoff     string            `yaml:"backoff" enum:"none fixed exponential" doc:"How the wait between attempts grows."`
	Jitter      Ternary           `yaml:"jitter" doc:"Whether that wait is random."`
	RetryBudget quantity.Quantity `yaml:"retry_budget" dim:"share" doc:"Retries allowed as a share of calls."`
	Idempotent  Idempotence       `yaml:"idempotent" doc:"Whether a second call does no harm: true, false, or the name of the key."`
	Breaker     Ternary           `yaml:"breaker" doc:"Whether a circuit breaker guards it."`
	Pool        quantity.Quantity `yaml:"pool" dim:"count" form:"whole" doc:"Connections that one replica of the caller keeps."`
	Op          string            `yaml:"op" enum:"read write" doc:"Whether it reads or writes."`
	Size        quantity.Quantity `yaml:"size" dim:"size" doc:"Bytes that one call moves."`
	Optional    Ternary           `yaml:"optional" doc:"Whether the flow goes on without it."`
	Fallback    string            `yaml:"fallback" ref:"component" doc:"What serves instead when it fails."`
	Encrypted   Ternary           `yaml:"encrypted" doc:"Whether it is encrypted on the way."`
	Authn       string            `yaml:"authn" doc:"How the caller proves who it is."`
	Signed      Ternary           `yaml:"signed" doc:"Whether messages are signed."`
	Outbox      Ternary           `yaml:"outbox" doc:"Whether it is sent from an outbox in the caller's own transaction."`
	CDC         Ternary           `yaml:"cdc" doc:"Whether it is read from the source's change log."`
	ErrorRate   quantity.Quantity `yaml:"error_rate" dim:"share" doc:"Share of attempts that fail."`
	Source      string            `yaml:"source" ref:"source" doc:"Where its facts came from."`
}

// Idempotence says whether a call may be made twice, and by which key.
type Idempotence struct {
	Safe Ternary
	Key  string // name of the idempotency key, where one was given
}

// StateMachine is a named state machine, such as that of a circuit breaker.
type StateMachine struct {
	ID          string       `yaml:",key" form:"id"`
	Pos         Pos          `yaml:"-"`
	Name        string       `yaml:"name" doc:"What people call it; the id if left out."`
	Initial     string       `yaml:"initial" doc:"The state it starts in; the first if left out."`
	States      []State      `yaml:"states" doc:"Its states, by id."`
	Transitions []Transition `yaml:"transitions" doc:"Its transitions, as closed -> open: failures over 50 %."`
}

// State is a state of a state machine.
type State struct {
	ID   string `yaml:",key" form:"id"`
	Pos  Pos    `yaml:"-"`
	Name string `yaml:"name" doc:"What people call it; the id if left out."`
	Note Prose  `yaml:"note" doc:"What happens in it."`
}

// Transition leads from one state to another.
type Transition struct {
	Pos      Pos    `yaml:"-"`
	From, To string `yaml:"-"`
	Label    string `yaml:"-"`
}

// Failure is something that may go wrong.
type Failure struct {
	ID         string            `yaml:",key" form:"id"`
	Pos        Pos               `yaml:"-"`
	Name       string            `yaml:"name" doc:"What people call it; the id if left out."`
	Fail       []string          `yaml:"fail,required" ref:"component zone" doc:"Components and zones that fail."`
	Lasts      quantity.Quantity `yaml:"lasts" dim:"duration" doc:"How long it lasts."`
	RTO        quantity.Quantity `yaml:"rto" dim:"duration" doc:"How soon service must be back."`
	RPO        quantity.Quantity `yaml:"rpo" dim:"duration" doc:"How much may be lost."`
	Effect     Prose             `yaml:"effect" doc:"What people notice."`
	Mitigation Prose             `yaml:"mitigation" doc:"What keeps it small."`
	Source     string            `yaml:"source" ref:"source" doc:"Where it was seen."`
}
