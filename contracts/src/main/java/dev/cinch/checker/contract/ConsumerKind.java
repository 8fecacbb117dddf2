package dev.cinch.checker.contract;

/** What sort of consumer a contract is of. */
public enum ConsumerKind {
  /** Reads the topic through consumer groups and decodes with a reader schema. */
  KAFKA_CONSUMER,
  /** Reads tables or views by SQL. */
  SQL_JOB,
  /** Keeps copies of values. */
  CACHE,
  /** Keeps documents made of events or rows. */
  DOCUMENT_STORE,
  /** Keeps a search index made of events or rows. */
  SEARCH,
  /** Maps rows to objects in an application. */
  ORM_MAPPING
}
