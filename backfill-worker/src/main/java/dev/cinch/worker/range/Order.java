package dev.cinch.worker.range;

/**
 * What is to be done to a table.
 *
 * @param range the range, which says where
 * @param subject what is changed, as the state topic has it
 * @param rule how rows are filled, as the state topic has it
 * @param worker name of the worker and its slot, shown in the target's activity view
 */
public record Order(
    AssignedRange range, MigrationView.Subject subject, FillRule rule, String worker) {}
