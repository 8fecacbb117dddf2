package dev.cinch.checker.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.checker.column.Mismatch.Kind;
import dev.cinch.checker.compatibility.AvroSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnAndFieldTest {

  @Test
  void findsANotNullColumnBehindAnOptionalField() {
    assertThat(
            ColumnAndField.compare(
                new Column("tier", "text", true, null), field("['null','string']"), "tier"))
        .extracting(Mismatch::kind, Mismatch::reason)
        .containsExactly(
            tuple(
                Kind.NOT_NULL_BEHIND_OPTIONAL,
                "column tier is NOT NULL, but field tier may be null"));
  }

  @Test
  void findsANullableColumnBehindARequiredField() {
    assertThat(
            ColumnAndField.compare(
                new Column("tier", "text", false, null), field("'string'"), "tier"))
        .extracting(Mismatch::kind)
        .containsExactly(Kind.NULLABLE_BEHIND_REQUIRED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "integer                     | 'int'                                    |",
        "integer                     | 'long'                                   |",
        "integer                     | 'float'                                  | NARROWER",
        "bigint                      | 'int'                                    | NARROWER",
        "bigint                      | 'boolean'                                | TYPE",
        "character varying(20)       | 'string'                                 |",
        "text                        | 'int'                                    | TYPE",
        "text                        | {'type':'enum','name':'T','symbols':['A']} | NARROWER",
        "numeric(9,2)                |"
            + " {'type':'bytes','logicalType':'decimal','precision':9,'scale':2} |",
        "numeric(12,2)               |"
            + " {'type':'bytes','logicalType':'decimal','precision':9,'scale':2} | NARROWER",
        "numeric(9,4)                |"
            + " {'type':'bytes','logicalType':'decimal','precision':9,'scale':2} | NARROWER",
        "numeric                     |"
            + " {'type':'bytes','logicalType':'decimal','precision':9,'scale':2} | NARROWER",
        "numeric(9,2)                | 'double'                                 | NARROWER",
        "timestamp with time zone    | {'type':'long','logicalType':'timestamp-micros'} |",
        "timestamp with time zone    | {'type':'long','logicalType':'timestamp-millis'} | NARROWER",
        "timestamp(3) with time zone | {'type':'long','logicalType':'timestamp-millis'} |",
        "timestamp                   | {'type':'long','logicalType':'timestamp-micros'} | TYPE",
        "date                        | {'type':'int','logicalType':'date'}      |",
        "date                        | 'int'                                    | TYPE",
        "uuid                        | {'type':'string','logicalType':'uuid'}   |",
        "bytea                       | 'bytes'                                  |",
        "bytea                       | 'string'                                 | TYPE",
        "integer[]                   | {'type':'array','items':'int'}           |",
        "integer[]                   | {'type':'array','items':['null','long']} |",
        "bigint[]                    | {'type':'array','items':'int'}           | NARROWER",
        "text[]                      | {'type':'array','items':'int'}           | TYPE",
        "integer[]                   | 'int'                                    | TYPE",
        "boolean                     | 'boolean'                                |",
        "double precision            | 'float'                                  | NARROWER",
        "shop.mood                   | {'type':'enum','name':'T','symbols':['A']} | TYPE_UNKNOWN",
        "shop.mood                   | 'string'                                 |"
      })
  void comparesTypes(String columnType, String fieldType, @Nullable Kind kind) {
    List<Mismatch> found =
        ColumnAndField.compare(
            new Column("tier", columnType, true, null), field(fieldType), "tier");

    assertThat(found)
        .extracting(Mismatch::kind)
        .isEqualTo(kind == null ? List.of() : List.of(kind));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'GOLD'::text, 'GOLD', false",
        "'GOLD', 'IRON', true",
        "'IRON'::character varying, 'GOLD', true",
        "upper('x'), 'GOLD', false"
      })
  void comparesConstantDefaults(String columnDefault, String fieldDefault, boolean differ) {
    AvroSchema schema =
        AvroSchema.parse(
            "{'type':'record','name':'A','fields':[{'name':'tier','type':'string','default':%s}]}"
                .formatted(fieldDefault)
                .replace('\'', '"'));

    assertThat(
            ColumnAndField.compare(new Column("tier", "text", true, columnDefault), schema, "tier"))
        .extracting(Mismatch::kind)
        .isEqualTo(differ ? List.of(Kind.DEFAULT) : List.of());
  }

  @Test
  void hasNothingToCompareWhereTheFieldIsGone() {
    assertThat(
            ColumnAndField.compare(
                new Column("tier", "text", true, null), field("'string'"), "other"))
        .isEmpty();
  }

  private static AvroSchema field(String type) {
    return AvroSchema.parse(
        "{'type':'record','name':'A','fields':[{'name':'tier','type':%s}]}"
            .formatted(type)
            .replace('\'', '"'));
  }
}
