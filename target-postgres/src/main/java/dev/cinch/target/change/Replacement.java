package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The column that the new one replaces.
 *
 * @param backward how its value is found from the new one, written as the forward expression is;
 *     null: there is no way back after SWITCH
 * @param retirement what becomes of it in RETIRE
 */
public record Replacement(Identifier column, @Nullable String backward, Retirement retirement) {}
