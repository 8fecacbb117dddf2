package dev.cinch.checker.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.compatibility.Evolution.Direction;
import dev.cinch.checker.compatibility.Evolution.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvolutionTest {

  private static final String ID = "{'name':'id','type':'long'}";
  private static final String TIER = "{'name':'tier','type':'string'}";
  private static final String TIER_OR_NONE = "{'name':'tier','type':'string','default':'NONE'}";

  private static final Version FIRST = new Version(1, order(ID), false);
  private static final Version DELETED = new Version(2, order(ID, TIER), true);
  private static final Version LATEST = new Version(3, order(ID, TIER_OR_NONE), false);

  @Test
  void comparesWithTheLatestVersionOnly() {
    Evolution evolution =
        Evolution.of(order(ID, TIER), List.of(FIRST, DELETED, LATEST), Level.BACKWARD);

    assertThat(evolution.judgements()).extracting(Judgement::version).containsExactly(LATEST);
    assertThat(evolution.compatible()).isTrue();
  }

  @Test
  void comparesWithEachVersionWhereTheLevelIsTransitive() {
    Evolution evolution =
        Evolution.of(order(ID, TIER), List.of(FIRST, DELETED, LATEST), Level.BACKWARD_TRANSITIVE);

    assertThat(evolution.judgements())
        .extracting(Judgement::version)
        .containsExactly(FIRST, DELETED, LATEST);
    assertThat(evolution.compatible()).isFalse();
  }

  @Test
  void countsADeletedVersionAfterTheLatestSinceItsRecordsMayStillBeThere() {
    Evolution evolution =
        Evolution.of(
            order(ID), List.of(FIRST, new Version(2, order(ID, TIER), true)), Level.FORWARD);

    assertThat(evolution.compatible()).isFalse();
    assertThat(evolution.judgements())
        .filteredOn(judgement -> !judgement.compatibility().readable())
        .extracting(judgement -> judgement.version().words())
        .containsExactly("version 2 (deleted)");
  }

  @Test
  void looksInTheDirectionsThatTheLevelNames() {
    AvroSchema narrowed = order(ID);
    List<Version> before = List.of(new Version(1, order(ID, TIER), false));

    assertThat(Evolution.of(narrowed, before, Level.BACKWARD).compatible()).isTrue();
    assertThat(Evolution.of(narrowed, before, Level.FORWARD).compatible()).isFalse();
    assertThat(Evolution.of(narrowed, before, Level.FULL).judgements())
        .extracting(Judgement::direction)
        .containsExactly(Direction.BACKWARD, Direction.FORWARD);
    assertThat(Evolution.of(narrowed, before, Level.NONE).judgements()).isEmpty();
  }

  @Test
  void namesDefaultsAndOrdersThatChange() {
    Version before = new Version(1, order(ID, TIER_OR_NONE), false);

    Evolution evolution =
        Evolution.of(
            order("{'name':'tier','type':'string','default':'BASIC'}", ID),
            List.of(before),
            Level.FULL);

    assertThat(evolution.compatible()).isTrue();
    assertThat(evolution.changesOfMeaning())
        .extracting(Difference::sentence)
        .containsExactly(
            "Order.tier: where the field is missing it was \"NONE\" and becomes \"BASIC\"",
            "Order: fields stand in another order: [id, tier] before, [tier, id] now; who takes"
                + " them by position takes wrong ones");
  }

  @Test
  void namesAFieldThatIsPutBetweenOthers() {
    Evolution evolution =
        Evolution.of(
            order(ID, "{'name':'x','type':'int','default':0}", TIER),
            List.of(new Version(1, order(ID, TIER), false)),
            Level.BACKWARD);

    assertThat(evolution.changesOfMeaning())
        .extracting(Difference::rule)
        .containsExactly(Rule.FIELD_ORDER);
  }

  @Test
  void namesAnEnumDefaultThatChangesAndAFieldThatSeemsRenamed() {
    String tier =
        "{'name':'%s','type':{'type':'enum','name':'Tier','symbols':['A','B'],'default':'%s'}}";

    Evolution changed =
        Evolution.of(
            order(tier.formatted("tier", "B")),
            List.of(new Version(1, order(tier.formatted("tier", "A")), false)),
            Level.FULL);
    Evolution renamed =
        Evolution.of(
            order("{'name':'customer_tier','type':'string','default':''}"),
            List.of(new Version(1, order(TIER_OR_NONE), false)),
            Level.FULL);

    assertThat(changed.changesOfMeaning())
        .extracting(Difference::rule)
        .containsExactly(Rule.CHANGED_ENUM_DEFAULT);
    assertThat(renamed.changesOfMeaning())
        .extracting(Difference::rule)
        .containsExactly(Rule.RENAMED_WITHOUT_ALIAS);
  }

  @Test
  void readsASchemaThatRefersToOthers() {
    AvroSchema schema =
        AvroSchema.parse(
            json("{'type':'record','name':'Order','fields':[{'name':'m','type':'shop.Money'}]}"),
            List.of(
                json(
                    "{'type':'record','name':'Money','namespace':'shop','fields':"
                        + "[{'name':'cents','type':'long'}]}")));

    assertThat(schema.requires("m.cents")).isTrue();
  }

  private static AvroSchema order(String... fields) {
    return AvroSchema.parse(
        json(
            "{'type':'record','name':'Order','namespace':'shop','fields':[%s]}"
                .formatted(String.join(",", fields))));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
