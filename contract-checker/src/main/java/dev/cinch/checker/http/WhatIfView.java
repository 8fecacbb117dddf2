package dev.cinch.checker.http;

import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Proof;
import dev.cinch.checker.compatibility.Severity;
import dev.cinch.checker.compatibility.Suggestion;
import dev.cinch.checker.whatif.Consequence;
import dev.cinch.checker.whatif.Consequence.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do to each consumer.
 *
 * @param effect what it comes to for all of them; UNKNOWN where nobody is registered
 * @param currentVersion the version that is registered last; null where there is none
 */
record WhatIfView(
    String subject,
    String environment,
    @Nullable Integer currentVersion,
    Effect effect,
    List<ConsumerView> consumers) {

  record ConsumerView(
      String consumer,
      Effect effect,
      List<DifferenceView> differences,
      List<String> reasons,
      List<SuggestionView> suggestions) {}

  record DifferenceView(
      String path,
      String rule,
      Severity severity,
      String reason,
      String remedy,
      @Nullable String shownBy) {}

  record SuggestionView(
      Suggestion.Kind kind,
      Suggestion.Side side,
      String words,
      boolean suffices,
      String amendedSchema) {}

  static WhatIfView of(
      String subject,
      String environment,
      @Nullable Integer currentVersion,
      List<Consequence> consequences) {
    Effect worst =
        consequences.stream()
            .map(Consequence::effect)
            .max(Effect::compareTo)
            .orElse(Effect.UNKNOWN);
    return new WhatIfView(
        subject,
        environment,
        currentVersion,
        worst,
        consequences.stream().map(WhatIfView::consumer).toList());
  }

  private static ConsumerView consumer(Consequence consequence) {
    return new ConsumerView(
        consequence.contract().consumer(),
        consequence.effect(),
        consequence.differences().stream().map(WhatIfView::difference).toList(),
        consequence.reasons(),
        consequence.suggestions().stream().map(WhatIfView::suggestion).toList());
  }

  private static DifferenceView difference(Difference difference) {
    return new DifferenceView(
        difference.path(),
        difference.rule().id(),
        difference.severity(),
        difference.reason(),
        difference.remedy(),
        difference.proof().map(Proof::sentence).orElse(null));
  }

  private static SuggestionView suggestion(Suggestion suggestion) {
    return new SuggestionView(
        suggestion.kind(),
        suggestion.side(),
        suggestion.words(),
        suggestion.suffices(),
        suggestion.amended().toString());
  }
}
