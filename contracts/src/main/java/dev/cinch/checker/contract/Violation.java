package dev.cinch.checker.contract;

/**
 * What is wrong with one field of something that came in.
 *
 * @param field the field's name, as the sender knows it
 * @param message what is wrong and what is expected
 */
public record Violation(String field, String message) {}
