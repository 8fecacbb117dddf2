package dev.cinch.target.change;

/**
 * A column that a change adds beside its first one, where one column is split: filled from the same
 * rows, in the same write.
 *
 * @param expression how a row's value is found, written as the change's forward expression is
 */
public record AlsoAdded(ColumnPlan column, String expression) {}
