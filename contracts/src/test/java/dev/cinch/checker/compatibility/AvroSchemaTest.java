package dev.cinch.checker.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AvroSchemaTest {

  @Test
  void refusesWhatIsNoSchema() {
    assertThatThrownBy(() -> AvroSchema.parse("{\"type\":\"recrod\"}"))
        .isInstanceOf(InvalidSchema.class)
        .hasMessageStartingWith("Not a valid Avro schema: A schema \"type\" MUST be");
  }

  @Test
  void refusesADefaultThatTheParserStumblesOver() {
    assertThatThrownBy(
            () ->
                schema(
                    "{'type':'record','name':'A','fields':"
                        + "[{'name':'a','type':'double','default':'x'}]}"))
        .isInstanceOf(InvalidSchema.class)
        .hasMessageStartingWith("Not a valid Avro schema: ");
  }

  @Test
  void refusesANestingWithoutEnd() {
    String deep = "{'type':'array','items':".repeat(5_000) + "'int'" + "}".repeat(5_000);

    assertThatThrownBy(() -> schema(deep))
        .isInstanceOf(InvalidSchema.class)
        .hasMessageStartingWith("Not a valid Avro schema: ");
  }

  @Test
  void isEqualWhateverTheLayoutDocsAndLibraryAttributes() {
    AvroSchema authored =
        schema("{'type':'record','name':'A','doc':'x','fields':[{'name':'a','type':'string'}]}");
    AvroSchema generated =
        schema(
            "{'name':'A', 'type':'record','fields':[{'name':'a',"
                + "'type':{'type':'string','avro.java.string':'String'}}]}");

    assertThat(generated).isEqualTo(authored).hasSameHashCodeAs(authored);
  }

  @Test
  void differsByADefaultAnAliasAnEnumDefaultOrALogicalType() {
    AvroSchema plain = field("'type':'long'");

    assertThat(field("'type':'long','default':0")).isNotEqualTo(plain);
    assertThat(field("'type':'long','aliases':['b']")).isNotEqualTo(plain);
    assertThat(field("'type':{'type':'long','logicalType':'timestamp-millis'}"))
        .isNotEqualTo(plain);
    assertThat(schema("{'type':'enum','name':'E','symbols':['A'],'default':'A'}"))
        .isNotEqualTo(schema("{'type':'enum','name':'E','symbols':['A']}"));
  }

  @Test
  void findsFieldsByPath() {
    AvroSchema order =
        schema(
            "{'type':'record','name':'Order','fields':["
                + "{'name':'id','type':'long'},"
                + "{'name':'tier','type':['null','string'],'default':null},"
                + "{'name':'buyer','type':['null',{'type':'record','name':'Buyer','fields':["
                + "{'name':'name','type':'string'}]}]},"
                + "{'name':'items','type':{'type':'array','items':{'type':'record','name':'Item',"
                + "'fields':[{'name':'price','type':'int'}]}}}]}");

    assertThat(order.has("id")).isTrue();
    assertThat(order.requires("id")).isTrue();
    assertThat(order.has("tier")).isTrue();
    assertThat(order.requires("tier")).isFalse();
    assertThat(order.has("buyer.name")).isTrue();
    assertThat(order.requires("buyer.name")).isFalse();
    assertThat(order.requires("items.price")).isTrue();
    assertThat(order.has("items.name")).isFalse();
    assertThat(order.has("")).isFalse();
  }

  @Test
  void findsAFieldInEachRecordOfAUnion() {
    String created = "{'type':'record','name':'Created','fields':[{'name':'id','type':'long'}%s]}";
    String cancelled =
        "{'type':'record','name':'Cancelled','fields':[{'name':'id','type':'long'}%s]}";
    String tier = ",{'name':'tier','type':'string'}";
    String perhaps = ",{'name':'tier','type':['null','string']}";

    assertThat(schema("[" + created.formatted("") + "," + cancelled.formatted(tier) + "]"))
        .matches(both -> both.has("tier"))
        .matches(both -> both.requires("tier"));
    assertThat(schema("[" + created.formatted(tier) + "," + cancelled.formatted(perhaps) + "]"))
        .matches(both -> both.has("tier"))
        .matches(both -> !both.requires("tier"));
    assertThat(schema("[" + created.formatted("") + "," + cancelled.formatted("") + "]"))
        .matches(both -> !both.has("tier"));
  }

  @Test
  void namesItsFieldsAsAReaderFindsThem() {
    AvroSchema list =
        schema(
            "{'type':'record','name':'Node','fields':[{'name':'code','aliases':['zip'],'type':'string'},"
                + "{'name':'next','aliases':['tail'],'type':['null','Node']}]}");

    assertThat(list.fields()).containsExactly("code", "next");
    assertThat(list.namesOf("next.code"))
        .containsExactlyInAnyOrder("next.code", "next.zip", "tail.code", "tail.zip");
    assertThat(list.namesOf("gone")).containsExactly("gone");
  }

  private static AvroSchema field(String attributes) {
    return schema("{'type':'record','name':'A','fields':[{'name':'a'," + attributes + "}]}");
  }

  private static AvroSchema schema(String json) {
    return AvroSchema.parse(json.replace('\'', '"'));
  }
}
