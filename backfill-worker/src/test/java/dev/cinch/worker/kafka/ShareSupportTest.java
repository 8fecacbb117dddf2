package dev.cinch.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ShareSupportTest {

  @Test
  void acceptsKafka42WithShareGroupsSwitchedOn() {
    assertThatCode(() -> new ShareSupport(1, 29, OptionalInt.of(200), 0).check("workers", 2))
        .doesNotThrowAnyException();
  }

  @Test
  void acceptsAClusterThatDoesNotSayHowManyMembersItAllows() {
    assertThatCode(() -> new ShareSupport(1, 30, OptionalInt.empty(), 0).check("workers", 64))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnOlderBrokerEvenWithShareGroupsSwitchedOn() {
    assertThatThrownBy(() -> new ShareSupport(1, 27, OptionalInt.of(200), 0).check("workers", 2))
        .isInstanceOf(UnfitBrokerException.class)
        .hasMessage(
            "Cannot take ranges from share group workers: a broker is older than Kafka 4.2, accepts"
                + " share.acquire.mode=record_limit and then delivers nothing; upgrade it, or set"
                + " cinch.dispatch=group for the planner and all workers");
  }

  @Test
  void refusesABrokerWithShareGroupsSwitchedOff() {
    assertThatThrownBy(() -> new ShareSupport(0, 29, OptionalInt.of(200), 0).check("workers", 2))
        .isInstanceOf(UnfitBrokerException.class)
        .hasMessage(
            "Cannot take ranges from share group workers: share groups are switched off; switch"
                + " them on (kafka-features.sh upgrade --feature share.version=1), or set"
                + " cinch.dispatch=group for the planner and all workers");
  }

  @Test
  void refusesMoreSlotsThanAGroupMayHave() {
    assertThatThrownBy(() -> new ShareSupport(1, 29, OptionalInt.of(3), 0).check("workers", 4))
        .isInstanceOf(UnfitBrokerException.class)
        .hasMessage(
            "Cannot take ranges with 4 slots from share group workers: the brokers allow it 3"
                + " members; raise group.share.max.size, or lower cinch.worker.slots");
  }

  @Test
  void saysWhetherOthersLeaveRoom() {
    assertThat(new ShareSupport(1, 29, OptionalInt.of(200), 198).isCrowded(2)).isFalse();
    assertThat(new ShareSupport(1, 29, OptionalInt.of(200), 199).isCrowded(2)).isTrue();
    assertThat(new ShareSupport(1, 29, OptionalInt.empty(), 9_999).isCrowded(2)).isFalse();
  }
}
