package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.support.Shop;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The definition of an old record, rule by rule. */
class OldSchemasTest {

  @Test
  void aRecordWithoutTheFieldIsOldWhenTheFieldBecomesRequired() {
    assertThat(why(ChangeKind.REQUIRE_FIELD, "tier", Shop.TIGHT, Shop.OLD))
        .hasValueSatisfying(why -> assertThat(why).contains("requires field 'tier' (string)"));
  }

  @Test
  void aRecordWhoseFieldMayBeNullIsOldWhenTheFieldBecomesRequired() {
    assertThat(why(ChangeKind.REQUIRE_FIELD, "tier", Shop.TIGHT, Shop.FILLING))
        .hasValue("Order.tier: the writer may write null where the reader expects string");
  }

  @Test
  void aRecordWithoutTheFieldIsOldThoughTheProposedSchemaHasADefault() {
    String withDefault =
        order("{'name':'id','type':'long'},{'name':'tier','type':'string','default':''}");

    assertThat(
            why(
                ChangeKind.REQUIRE_FIELD,
                "tier",
                withDefault,
                order("{'name':'id','type':'long'}")))
        .hasValue("field tier is missing or may be null");
  }

  @Test
  void aRecordOfTheProposedSchemaIsNeverOld() {
    assertThat(why(ChangeKind.REQUIRE_FIELD, "tier", Shop.TIGHT, Shop.TIGHT)).isEmpty();
    assertThat(why(ChangeKind.REMOVE_FIELD, "level", Shop.RETIRED, Shop.RETIRED)).isEmpty();
  }

  @Test
  void aRecordWithTheFieldIsOldWhenTheFieldGoes() {
    assertThat(why(ChangeKind.REMOVE_FIELD, "level", Shop.RETIRED, Shop.TIGHT))
        .hasValue("it still has field level");
  }

  @Test
  void aRecordFoundByAnAliasIsOldWhenTheFieldIsRenamed() {
    String renamed = order("{'name':'tier','type':'string','aliases':['level']}");

    assertThat(
            why(
                ChangeKind.RENAME_FIELD,
                "tier",
                renamed,
                order("{'name':'level','type':'string'}")))
        .hasValue("field tier is found by an alias only");
    assertThat(
            why(
                ChangeKind.RENAME_FIELD,
                "level",
                renamed,
                order("{'name':'level','type':'string'}")))
        .hasValue("it still has field level");
  }

  @Test
  void aRecordWithASymbolThatGoesIsOldThoughTheEnumHasADefault() {
    assertThat(
            why(
                ChangeKind.NARROW_ENUM,
                "tier",
                order(tier("'GOLD'", ",'default':'GOLD'")),
                order(tier("'GOLD','IRON'", ""))))
        .hasValue("field tier may hold a symbol that turns into the default");
    assertThat(
            why(
                ChangeKind.NARROW_ENUM,
                "tier",
                order(tier("'GOLD'", ",'default':'GOLD'")),
                order(tier("'GOLD'", ""))))
        .isEmpty();
  }

  @Test
  void aRecordOfAnotherTypeIsOldUnlessItIsReadExactly() {
    assertThat(
            why(
                ChangeKind.CHANGE_TYPE,
                "tier",
                order("{'name':'tier','type':'string'}"),
                order("{'name':'tier','type':'int'}")))
        .hasValue("Order.tier: the writer may write int where the reader expects string");
    assertThat(
            why(
                ChangeKind.CHANGE_TYPE,
                "tier",
                order("{'name':'tier','type':'double'}"),
                order("{'name':'tier','type':'long'}")))
        .isPresent();
    assertThat(
            why(
                ChangeKind.CHANGE_TYPE,
                "tier",
                order("{'name':'tier','type':'long'}"),
                order("{'name':'tier','type':'int'}")))
        .isEmpty();
  }

  @Test
  void aRecordWithoutAnAddedFieldIsNotOldWhereADefaultStandsInForIt() {
    assertThat(
            why(
                ChangeKind.ADD_FIELD,
                "tier",
                order("{'name':'id','type':'long'},{'name':'tier','type':'string','default':''}"),
                order("{'name':'id','type':'long'}")))
        .isEmpty();
  }

  @Test
  void namesWhatFailsAndNotWhatADefaultProvidesFor() {
    String order = "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[%s]}";
    String level = "{\"name\":\"level\",\"type\":\"%s\"}";
    String note = "{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"},";

    assertThat(
            why(
                ChangeKind.CHANGE_TYPE,
                "level",
                order.formatted(note + level.formatted("string")),
                order.formatted(level.formatted("int"))))
        .hasValueSatisfying(why -> assertThat(why).startsWith("Order.level: "));
  }

  private static Optional<String> why(
      ChangeKind kind, String field, String proposed, String written) {
    Change change = new Change("orders", "orders-value", field, kind, proposed);
    return new OldSchemas(change, AvroSchema.parse(proposed)).whyOld(AvroSchema.parse(written));
  }

  private static String order(String fields) {
    return Shop.json("{'type':'record','name':'Order','fields':[" + fields + "]}");
  }

  private static String tier(String symbols, String more) {
    return "{'name':'tier','type':{'type':'enum','name':'Tier','symbols':["
        + symbols
        + "]"
        + more
        + "}}";
  }
}
