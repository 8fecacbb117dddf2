package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.change.Marker;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.SyncMode;
import dev.cinch.target.value.Value;
import dev.cinch.target.value.Values;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FillRuleTest {

  private static final TableName ITEM = TableName.of("shop", "item");

  @Test
  void refusesAnExpressionThatTheMarkerDoesNotHold() {
    Marker marker = new Marker("item-code", 1, value("new.code").digest());
    assertThatThrownBy(() -> new FillRule(ITEM, value("pg_sleep(9)"), marker, false))
        .hasMessage(
            "Cannot fill n of shop.item by an expression that the marker of migration item-code"
                + " does not hold; take the expression from the migration's state");
  }

  private static Values value(String expression) {
    return Values.of(new Value(new Identifier("n"), expression, true), false, SyncMode.TRIGGER);
  }

  @Test
  void refusesSettingsThatCannotWork() {
    assertThatThrownBy(
            () -> new FillSettings(0, 8, 12, Duration.ofMillis(100), SliceLimits.DEFAULT))
        .hasMessage("Cannot fill with 0 slice pages: use 1 to 2147483647");
    assertThatThrownBy(
            () -> new FillSettings(200, 8, 257, Duration.ofMillis(100), SliceLimits.DEFAULT))
        .hasMessage("Cannot fill with 257 stripes: use 1 to 256");
    assertThatThrownBy(() -> new FillSettings(200, 8, 12, Duration.ZERO, SliceLimits.DEFAULT))
        .hasMessage("Cannot aim at transactions of PT0S");
  }

  @Test
  void refusesAStripeThatIsNotThere() {
    assertThatThrownBy(() -> new Stripe(12, 12, Stripe.Candidates.ALL))
        .hasMessage("Cannot take stripe 12 of 12: use 0 to 11 of at most 256");
  }

  @Test
  void opensFourSlicesOfTwoHundredPagesInTwelveStripes() {
    assertThat(FillSettings.DEFAULT)
        .isEqualTo(new FillSettings(200, 4, 12, Duration.ofMillis(100), SliceLimits.DEFAULT));
  }
}
