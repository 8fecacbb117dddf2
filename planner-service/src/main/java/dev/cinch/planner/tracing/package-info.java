/**
 * Spans of commands, phases and steps, in the trace of the command that started a migration. Where
 * nobody collects spans the trace of whoever called is carried on, and nothing else happens.
 */
@NullMarked
package dev.cinch.planner.tracing;

import org.jspecify.annotations.NullMarked;
