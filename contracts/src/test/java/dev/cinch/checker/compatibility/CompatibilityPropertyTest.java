package dev.cinch.checker.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cinch.checker.compatibility.RandomData.Endless;
import dev.cinch.checker.compatibility.RandomSchemas.Pair;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's answer against what decoders do with data. A seed can be given to repeat a run:
 * {@code -Dcinch.compatibility.seed=… -Dcinch.compatibility.pairs=…}.
 */
class CompatibilityPropertyTest {

  private static final Logger LOG = LoggerFactory.getLogger(CompatibilityPropertyTest.class);
  private static final int PAIRS = Integer.getInteger("cinch.compatibility.pairs", 6_000);
  private static final long SEED = Long.getLong("cinch.compatibility.seed", 20_261_120L);
  private static final int DATA_FOR_OK = 12;
  private static final int DATA_FOR_FAIL = 3_000;

  private final Random random = new Random(SEED);
  private final RandomData data = new RandomData(random);
  private final Map<String, Integer> statistics = new TreeMap<>();

  @Test
  void agreesWithBothDecodersOnEachRandomPair() {
    RandomSchemas schemas = new RandomSchemas(random);
    for (int i = 0; i < PAIRS; i++) {
      Pair pair = schemas.pair();
      try {
        compare(pair);
      } catch (Endless noFiniteData) {
        count("without finite data");
      }
    }
    LOG.info("pairs {}, seed {}: {}", PAIRS, SEED, statistics);
    assertThatTheHardCasesAppeared();
  }

  private void compare(Pair pair) {
    Compatibility compatibility = ResolutionWalk.between(pair.writer(), pair.reader());
    if (compatibility.readable()) {
      decodesEachDatum(pair, compatibility);
      count("readable");
    } else {
      findsDataThatFails(pair, compatibility);
      count("not readable");
    }
    compatibility.reliesOn().forEach(leniency -> count("relies on " + leniency));
    compatibility.differences().forEach(difference -> count("rule " + difference.rule()));
    new Features(pair.writer(), pair.reader()).names().forEach(this::count);
  }

  private void decodesEachDatum(Pair pair, Compatibility compatibility) {
    for (int i = 0; i < DATA_FOR_OK; i++) {
      byte[] bytes = Wire.encode(data.of(pair.writer()), pair.writer());
      for (boolean fast : new boolean[] {true, false}) {
        Optional<String> complaint = Wire.complaint(bytes, pair.writer(), pair.reader(), fast);
        assertThat(complaint.filter(text -> !isForeseen(text, compatibility.reliesOn())))
            .as("false OK, fast=%s, %s", fast, describe(pair))
            .isEmpty();
      }
    }
  }

  /** Decoders that differ: the engine has said so beforehand. */
  private boolean isForeseen(String complaint, Set<Leniency> reliesOn) {
    if (complaint.contains("Collection claims") || complaint.contains("Map claims")) {
      count("complaint foreseen by SHORT_ELEMENTS");
      return reliesOn.contains(Leniency.SHORT_ELEMENTS);
    }
    if (complaint.contains("NullPointerException")) {
      count("complaint foreseen by TANGLED_RECURSION");
      return reliesOn.contains(Leniency.TANGLED_RECURSION);
    }
    return false;
  }

  private void findsDataThatFails(Pair pair, Compatibility compatibility) {
    boolean always =
        compatibility.differences().stream()
            .anyMatch(difference -> difference.severity() == Severity.ALWAYS_FAILS);
    for (int i = 0; i < DATA_FOR_FAIL; i++) {
      byte[] bytes = Wire.encode(data.of(pair.writer()), pair.writer());
      boolean fast = Wire.complaint(bytes, pair.writer(), pair.reader(), true).isPresent();
      boolean classic = Wire.complaint(bytes, pair.writer(), pair.reader(), false).isPresent();
      if (fast && classic) {
        return;
      }
      assertThat(always).as("decodes what always fails, %s", describe(pair)).isFalse();
      if (fast != classic) {
        count("decoders differ");
      }
    }
    fail("false FAIL: %s%n%s", compatibility, describe(pair));
  }

  private void assertThatTheHardCasesAppeared() {
    for (String feature : Features.ALL) {
      assertThat(statistics.getOrDefault(feature, 0)).as(feature).isGreaterThan(PAIRS / 50);
    }
    for (Leniency leniency : EnumSet.complementOf(EnumSet.of(Leniency.TANGLED_RECURSION))) {
      assertThat(statistics.getOrDefault("relies on " + leniency, 0))
          .as("relies on %s", leniency)
          .isGreaterThan(PAIRS / 100);
    }
    for (Rule rule : Rule.values()) {
      if (rule != Rule.LOGICAL_TYPE) {
        assertThat(statistics.getOrDefault("rule " + rule, 0)).as("%s", rule).isPositive();
      }
    }
    assertThat(statistics.get("readable")).isGreaterThan(PAIRS / 5);
    assertThat(statistics.get("not readable")).isGreaterThan(PAIRS / 5);
    assertThat(statistics.getOrDefault("without finite data", 0)).isLessThan(PAIRS / 10);
  }

  private void count(String what) {
    statistics.merge(what, 1, Integer::sum);
  }

  private static String describe(Pair pair) {
    return "writer %s%nreader %s".formatted(pair.writer(), pair.reader());
  }
}
