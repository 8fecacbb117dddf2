package dev.cinch.checker.check;

/**
 * Something in the database that reads a column.
 *
 * @param what what it is, such as {@code view shop.totals}
 * @param certain whether the database itself says so; otherwise its text or its name only hints it
 */
public record ColumnReader(String what, boolean certain) {}
