package dev.cinch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesReadTest {

  @ParameterizedTest
  @CsvSource({
    "planner-service, SERVER_PORT",
    "planner-service, CINCH_PLANNER_DB_URL",
    "planner-service, CINCH_PLANNER_BROKER_REPLICATIONFACTOR",
    "planner-service, CINCH_TARGETS_SHOP_PASSWORDFILE",
    "planner-service, CINCH_BACKBONE_OUTBOX_BATCHSIZE",
    "backfill-worker, CINCH_WORKER_ROWSPERSECOND",
    "backfill-worker, CINCH_WORKER_TURN_LONGEST",
    "backfill-worker, CINCH_TARGETS_SHOP_URL",
    "contract-checker, CINCH_GATE_RECHECK",
    "contract-checker, CINCH_TARGETS_SHOP_URL",
    "contract-checker, CINCH_BACKBONE_INBOX_ATTEMPTS",
    "contract-checker, JAVA_TOOL_OPTIONS",
  })
  void knowsWhatAServiceReads(String module, String variable) {
    assertThat(VariablesRead.of(module).includes(variable)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "planner-service, CINCH_PLANNER_DATABASE_URL",
    "planner-service, CINCH_PLANNER_BROKER_REPLICATION_FACTOR",
    "planner-service, CINCH_TARGETS_SHOP_USER",
    "planner-service, CINCH_TARGETS_URL",
    "planner-service, CINCH_WORKER_SLOTS",
    "planner-service, CINCH_PLANNER_BROKER",
    "planner-service, cinch_planner_db_url",
    "backfill-worker, CINCH_WORKER_SLOT",
    "backfill-worker, CINCH_BACKBONE_OUTBOX_BATCHSIZE",
    "contract-checker, CINCH_CHECKER_DB_USER",
    "contract-checker, CINCH_TARGETS_SHOP_USER",
  })
  void knowsWhatAServiceDoesNotRead(String module, String variable) {
    assertThat(VariablesRead.of(module).includes(variable)).isFalse();
  }

  @Test
  void refusesAModuleThatIsNoService() {
    assertThatThrownBy(() -> VariablesRead.of("avro-schemas"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot read")
        .hasMessageContaining("avro-schemas");
  }
}
