package dev.cinch.checker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Binding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossesTest {

  private static final String ADDRESS =
      "{'type':'record','name':'Address','fields':[{'name':'street','type':'string','default':''}%s]}";
  private static final String ZIP = ",{'name':'zip','type':'string','default':''}";
  private static final AvroSchema BEFORE = order(ZIP);
  private static final AvroSchema WITHOUT_ZIP = order("");

  @Test
  void areTheFieldsThatTheConsumerSaysItUsesAndThatAreWrittenNoMore() {
    assertThat(losses(BEFORE, WITHOUT_ZIP, "id", "address.zip"))
        .isEqualTo(new Losses(List.of("address.zip"), List.of()));
    assertThat(losses(BEFORE, WITHOUT_ZIP, "id", "address.street").none()).isTrue();
    assertThat(losses(BEFORE, BEFORE, "address.zip").none()).isTrue();
  }

  @Test
  void areWhatGoesWithTheRecordThatHoldsIt() {
    assertThat(losses(BEFORE, json("{'type':'record','name':'Order','fields':[]}"), "address.zip"))
        .isEqualTo(new Losses(List.of("address.zip"), List.of()));
  }

  @Test
  void areOpenWhereARecordIsUsedAndNothingInsideIsNamed() {
    assertThat(losses(BEFORE, WITHOUT_ZIP, "address"))
        .isEqualTo(new Losses(List.of(), List.of("address.zip")));
    assertThat(losses(BEFORE, WITHOUT_ZIP, "address", "address.street").none()).isTrue();
  }

  @Test
  void areOpenWhereTheConsumerNamesNoField() {
    assertThat(losses(BEFORE, WITHOUT_ZIP))
        .isEqualTo(new Losses(List.of(), List.of("address.zip")));
    assertThat(losses(WITHOUT_ZIP, WITHOUT_ZIP).none()).isTrue();
    assertThat(losses(null, WITHOUT_ZIP).none()).isTrue();
  }

  @Test
  void areNotWhatTheReaderFindsUnderAnotherOfItsNames() {
    AvroSchema both = order(",{'name':'code','aliases':['zip'],'type':'string','default':''}");
    AvroSchema renamed = order(",{'name':'code','type':'string'}");

    assertThat(losses(both, renamed, "address.code").none()).isTrue();
    assertThat(losses(both, WITHOUT_ZIP, "address.code"))
        .isEqualTo(new Losses(List.of("address.code"), List.of()));
    assertThat(losses(both, WITHOUT_ZIP)).isEqualTo(new Losses(List.of(), List.of("address.code")));
  }

  @Test
  void areNotWhatWasNeverWritten() {
    Reading reading = reading(BEFORE, "address.zip");

    assertThat(reading.losses(field -> false, WITHOUT_ZIP).none()).isTrue();
  }

  @Test
  void touchAConsumerByWhicheverNameItReadsAFieldInWholeOrInPart() {
    AvroSchema aliased = order(",{'name':'code','aliases':['zip'],'type':'string','default':''}");

    assertThat(reading(aliased, "address.code").touches("address.zip")).isTrue();
    assertThat(reading(aliased, "address").touches("address.zip")).isTrue();
    assertThat(reading(aliased, "address.street").touches("address")).isTrue();
    assertThat(reading(aliased).touches("address.zip")).isTrue();
    assertThat(reading(aliased, "address.street").touches("address.zip")).isFalse();
    assertThat(reading(null).touches("address.zip")).isTrue();
  }

  private static Losses losses(@Nullable AvroSchema reader, AvroSchema after, String... fields) {
    return reading(reader, fields).losses(BEFORE::has, after);
  }

  private static Reading reading(@Nullable AvroSchema reader, String... fields) {
    return new Reading(
        "orders", reader, List.of(fields), List.of("billing"), List.of(), Binding.BY_NAME);
  }

  private static AvroSchema order(String more) {
    return json(
        "{'type':'record','name':'Order','fields':[{'name':'id','type':'long'},{'name':'address','type':['null',"
            + ADDRESS.formatted(more)
            + "],'default':null}]}");
  }

  private static AvroSchema json(String quoted) {
    return AvroSchema.parse(quoted.replace('\'', '"'));
  }
}
