package dev.cinch.checker.check;

/**
 * Something that carries a column out of the database.
 *
 * @param what such as {@code publication events, read by slot debezium}
 * @param binds whether the column can't even be dropped as long as it is there
 */
public record Carrier(String what, boolean binds) {}
