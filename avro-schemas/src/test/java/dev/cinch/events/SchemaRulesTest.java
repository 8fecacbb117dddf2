package dev.cinch.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRulesTest {

  @ParameterizedTest
  @MethodSource("dev.cinch.events.SchemaHistory#records")
  void documentsEveryTypeAndField(Class<?> record) {
    named(record)
        .values()
        .forEach(
            type -> {
              assertThat(type.getDoc()).as(type.getFullName()).isNotBlank();
              if (type.getType() == Schema.Type.RECORD) {
                assertThat(type.getFields())
                    .allSatisfy(
                        field ->
                            assertThat(field.doc())
                                .as("%s.%s", type.getFullName(), field.name())
                                .isNotBlank());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("dev.cinch.events.SchemaHistory#records")
  void beginsEveryEnumWithItsDefaultUnknown(Class<?> record) {
    assertThat(named(record).values())
        .filteredOn(type -> type.getType() == Schema.Type.ENUM)
        .allSatisfy(
            type -> {
              assertThat(type.getEnumSymbols()).as(type.getFullName()).startsWith("UNKNOWN");
              assertThat(type.getEnumDefault()).as(type.getFullName()).isEqualTo("UNKNOWN");
            });
  }

  @ParameterizedTest
  @MethodSource("dev.cinch.events.SchemaHistory#records")
  void defaultsEveryOptionalFieldToNull(Class<?> record) {
    assertThat(named(record).values())
        .filteredOn(type -> type.getType() == Schema.Type.RECORD)
        .flatExtracting(Schema::getFields)
        .filteredOn(field -> field.schema().isNullable())
        .allSatisfy(
            field ->
                assertThat(field.defaultVal())
                    .as(field.name())
                    .isEqualTo(JsonProperties.NULL_VALUE));
  }

  /** The named types of a record's schema, itself included. */
  private static Map<String, Schema> named(Class<?> record) {
    Map<String, Schema> found = new LinkedHashMap<>();
    collect(SpecificData.get().getSchema(record), found);
    return found;
  }

  private static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM, FIXED -> found.put(schema.getFullName(), schema);
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
        // has no name and holds nothing
      }
    }
  }
}
