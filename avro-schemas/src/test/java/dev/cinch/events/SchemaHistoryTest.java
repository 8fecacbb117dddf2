package dev.cinch.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaHistoryTest {

  @ParameterizedTest
  @MethodSource("dev.cinch.events.SchemaHistory#records")
  void readsAndIsReadByEveryVersionThatWasEverReleased(Class<?> record) {
    Schema current = SpecificData.get().getSchema(record);

    assertThat(SchemaHistory.of(record))
        .isNotEmpty()
        .allSatisfy(
            version ->
                assertThat(SchemaResolution.problemsBothWays(version.schema(), current))
                    .as("%s against %s", record.getSimpleName(), version.file())
                    .isEmpty());
  }

  @ParameterizedTest
  @MethodSource("dev.cinch.events.SchemaHistory#records")
  void isKeptAsTheNewestVersion(Class<?> record) {
    Schema current = SpecificData.get().getSchema(record);
    List<SchemaHistory.Version> versions = SchemaHistory.of(record);
    SchemaHistory.Version newest = versions.get(versions.size() - 1);

    assertThat(text(newest.schema()))
        .as(
            """
            The schema of %s has changed since %s was kept. If a version with %s was never released, \
            replace that file; else keep the new schema as history/%s/%d.avsc. Its text: %s
            """,
            record.getSimpleName(),
            newest.file(),
            newest.file(),
            record.getSimpleName(),
            newest.number() + 1,
            text(current))
        .isEqualTo(text(current));
  }

  @ParameterizedTest
  @MethodSource("dev.cinch.events.SchemaHistory#records")
  void numbersItsVersionsWithoutGaps(Class<?> record) {
    List<SchemaHistory.Version> versions = SchemaHistory.of(record);

    assertThat(versions)
        .extracting(SchemaHistory.Version::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, versions.size()).boxed().toList());
  }

  @Test
  void keepsNoRecordThatNoTopicCarries() {
    assertThat(SchemaHistory.folders())
        .containsExactlyInAnyOrderElementsOf(
            SchemaHistory.records().map(Class::getSimpleName).toList());
  }

  private static String text(Schema schema) {
    return SchemaFormatter.format("json/pretty", schema);
  }
}
