package dev.cinch.checker.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.Suggestion.Kind;
import dev.cinch.checker.compatibility.Suggestion.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each suggestion is tried again here, on the schema that it names. */
class SuggestionsTest {

  private static final String ID = "{'name':'id','type':'long'}";

  @Test
  void offersAnAliasOrToGoOnWritingAFieldThatIsRenamed() {
    AvroSchema current = order(ID, "{'name':'customer_tier','type':'string'}");
    AvroSchema proposed = order(ID, "{'name':'tier','type':'string'}");

    List<Suggestion> suggestions = tried(proposed, current, current);

    assertThat(suggestions)
        .extracting(Suggestion::words)
        .containsExactly(
            "give the reader's field 'customer_tier' the alias 'tier'",
            "go on writing 'customer_tier' (string) until every reader does without it");
    assertThat(suggestions)
        .extracting(Suggestion::kind)
        .containsExactly(Kind.ALIAS, Kind.TRANSITION);
    assertThat(suggestions).allMatch(Suggestion::suffices);
  }

  @Test
  void offersADefaultOrToGoOnWritingAFieldThatGoes() {
    AvroSchema current = order(ID, "{'name':'tier','type':'string'}");

    assertThat(tried(order(ID), current, current))
        .extracting(Suggestion::words)
        .containsExactly(
            "give the reader's field 'tier' a default, such as \"\"",
            "go on writing 'tier' (string) until every reader does without it");
  }

  @Test
  void offersToTakeMoreOrToWriteAsBeforeWhereATypeChanges() {
    AvroSchema current = order("{'name':'reference','type':'int'}");
    AvroSchema proposed = order("{'name':'reference','type':'string'}");

    assertThat(tried(proposed, current, current))
        .extracting(Suggestion::words)
        .containsExactly(
            "let the reader's field 'reference' take string as well",
            "go on writing 'reference' as int until every reader takes string");
  }

  @Test
  void offersADefaultOrMoreSymbolsWhereAnEnumGrows() {
    AvroSchema current = order("{'name':'tier','type':" + tier("'GOLD'") + "}");
    AvroSchema proposed = order("{'name':'tier','type':" + tier("'GOLD','IRON'") + "}");

    List<Suggestion> suggestions = tried(proposed, current, current);

    assertThat(suggestions)
        .extracting(Suggestion::words)
        .contains("give the reader's enum shop.Tier a default, such as 'GOLD'")
        .anyMatch(words -> words.startsWith("let the reader's field 'tier' take"));
    assertThat(suggestions).extracting(Suggestion::side).contains(Side.READER, Side.WRITER);
  }

  @Test
  void saysThatOneChangeDoesNotSufficeWhereTwoFieldsBreak() {
    AvroSchema reader = order("{'name':'a','type':'int'}", "{'name':'b','type':'string'}");

    List<Suggestion> suggestions = tried(order(ID), reader, null);

    assertThat(suggestions).isNotEmpty().noneMatch(Suggestion::suffices);
  }

  @Test
  void findsNothingToAmendWhereNothingBreaks() {
    assertThat(Suggestions.of(order(ID), order(ID), null)).isEmpty();
  }

  private static List<Suggestion> tried(
      AvroSchema proposed, AvroSchema reader, @Nullable AvroSchema current) {
    List<Suggestion> suggestions = Suggestions.of(proposed, reader, current);
    for (Suggestion suggestion : suggestions) {
      Compatibility then =
          suggestion.side() == Side.READER
              ? proposed.readBy(suggestion.amended())
              : suggestion.amended().readBy(reader);
      assertThat(then.faithful()).as(suggestion.words()).isEqualTo(suggestion.suffices());
    }
    return suggestions;
  }

  private static String tier(String symbols) {
    return "{'type':'enum','name':'Tier','symbols':[" + symbols + "]}";
  }

  private static AvroSchema order(String... fields) {
    return AvroSchema.parse(
        "{'type':'record','name':'Order','namespace':'shop','fields':[%s]}"
            .formatted(String.join(",", fields))
            .replace('\'', '"'));
  }
}
