package dev.cinch.checker.whatif;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Compatibility;
import dev.cinch.checker.compatibility.Leniency;
import dev.cinch.checker.compatibility.Suggestions;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.Decoder;
import dev.cinch.checker.contract.Losses;
import dev.cinch.checker.whatif.Consequence.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries a schema on every consumer of its subject. */
public final class WhatIf {

  private final AvroSchema proposed;
  private final @Nullable AvroSchema current;

  private WhatIf(AvroSchema proposed, @Nullable AvroSchema current) {
    this.proposed = proposed;
    this.current = current;
  }

  /**
   * What each consumer would be in for, in the order of the contracts.
   *
   * @param current what is written until now; null where nothing is known of it
   */
  public static List<Consequence> of(
      AvroSchema proposed, @Nullable AvroSchema current, List<Contract> contracts) {
    WhatIf whatIf = new WhatIf(proposed, current);
    return contracts.stream().map(whatIf::consequence).toList();
  }

  private Consequence consequence(Contract contract) {
    Losses losses = contract.reading().losses(this::isWritten, proposed);
    List<String> reasons = new ArrayList<>();
    losses.used().forEach(field -> reasons.add("field %s, which it says it uses".formatted(field)));
    losses
        .unsaid()
        .forEach(
            field ->
                reasons.add(
                    "field %s, of which it has not said whether it uses it".formatted(field)));
    AvroSchema reader = contract.reading().readerSchema();
    if (reader == null) {
      Effect effect = losses.used().isEmpty() ? Effect.UNKNOWN : Effect.BREAKS;
      return new Consequence(contract.key(), effect, List.of(), reasons, List.of());
    }
    Compatibility compatibility = proposed.readBy(reader, contract.reading().binds());
    Decoder.of(contract.deployment()).mayFailOn(compatibility).stream()
        .map(Leniency::words)
        .forEach(reasons::add);
    return new Consequence(
        contract.key(),
        effect(compatibility, losses, reasons),
        compatibility.objections(),
        reasons,
        Suggestions.of(proposed, reader, current));
  }

  private boolean isWritten(String field) {
    return current == null || current.has(field);
  }

  private static Effect effect(Compatibility compatibility, Losses losses, List<String> reasons) {
    if (!compatibility.readable() || !losses.used().isEmpty()) {
      return Effect.BREAKS;
    }
    return compatibility.faithful() && reasons.isEmpty() ? Effect.NONE : Effect.UNKNOWN;
  }
}
