package dev.cinch.checker.whatif;

import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Proof;
import dev.cinch.checker.compatibility.Severity;
import dev.cinch.checker.compatibility.Suggestion;
import dev.cinch.checker.whatif.Consequence.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do to each consumer, for programs.
 *
 * @param effect what it comes to for all of them; UNKNOWN where nobody is registered
 * @param currentVersion the version that is registered last; null where there is none
 */
public record WhatIfAnswer(
    String subject,
    String environment,
    @Nullable Integer currentVersion,
    Effect effect,
    List<Affected> consumers) {

  /** What it would do to one of them. */
  public record Affected(
      String consumer,
      Effect effect,
      List<Met> differences,
      List<String> reasons,
      List<Advised> suggestions) {}

  /** Where its schema and the proposed one differ. */
  public record Met(
      String path,
      String rule,
      Severity severity,
      String reason,
      String remedy,
      @Nullable String shownBy) {}

  /** What would let it pass. */
  public record Advised(
      Suggestion.Kind kind,
      Suggestion.Side side,
      String words,
      boolean suffices,
      String amendedSchema) {}

  public static WhatIfAnswer of(
      String subject,
      String environment,
      @Nullable Integer currentVersion,
      List<Consequence> consequences) {
    Effect worst =
        consequences.stream()
            .map(Consequence::effect)
            .max(Effect::compareTo)
            .orElse(Effect.UNKNOWN);
    return new WhatIfAnswer(
        subject,
        environment,
        currentVersion,
        worst,
        consequences.stream().map(WhatIfAnswer::consumer).toList());
  }

  private static Affected consumer(Consequence consequence) {
    return new Affected(
        consequence.contract().consumer(),
        consequence.effect(),
        consequence.differences().stream().map(WhatIfAnswer::difference).toList(),
        consequence.reasons(),
        consequence.suggestions().stream().map(WhatIfAnswer::suggestion).toList());
  }

  private static Met difference(Difference difference) {
    return new Met(
        difference.path(),
        difference.rule().id(),
        difference.severity(),
        difference.reason(),
        difference.remedy(),
        difference.proof().map(Proof::sentence).orElse(null));
  }

  private static Advised suggestion(Suggestion suggestion) {
    return new Advised(
        suggestion.kind(),
        suggestion.side(),
        suggestion.words(),
        suggestion.suffices(),
        suggestion.amended().toString());
  }
}
