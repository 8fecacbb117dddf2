package dev.cinch.checker.matrix;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.gate.Outcome;
import org.jspecify.annotations.Nullable;

/** Which cells are meant; what is null does not matter. */
public record CellFilter(
    @Nullable String environment,
    @Nullable String subject,
    @Nullable String consumer,
    @Nullable String owner,
    @Nullable ConsumerKind kind,
    @Nullable String migration,
    @Nullable Outcome verdict,
    @Nullable String answer) {}
