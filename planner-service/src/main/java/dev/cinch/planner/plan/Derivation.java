package dev.cinch.planner.plan;

import dev.cinch.target.name.Identifier;

/** How one column's value is found, in the author's words. */
public record Derivation(Identifier column, String expression) {}
