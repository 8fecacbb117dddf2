package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A column that refuses nulls, and that nothing fills where a writer leaves it out.
 *
 * @param constraint what refuses them, which has a name from version 18 on; null: none
 */
public record NotNullColumn(Identifier column, @Nullable Identifier constraint) {}
