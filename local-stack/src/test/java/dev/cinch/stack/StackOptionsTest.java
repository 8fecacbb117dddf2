package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackOptionsTest {

  @Test
  void beginWithAllServersAndTheNewestPostgres() {
    StackOptions options = StackOptions.temporary();
    assertThat(options.servers()).containsExactlyInAnyOrder(ServerKind.values());
    assertThat(options.postgresVersion()).isEqualTo(18);
    assertThat(options.data()).isNull();
    assertThat(StackOptions.keptIn(Path.of("somewhere")).data()).isEqualTo(Path.of("somewhere"));
  }

  @Test
  void collectSettingsByServer() {
    StackOptions options =
        StackOptions.temporary()
            .with(ServerKind.POSTGRES, "work_mem", "8MB")
            .with(ServerKind.POSTGRES, "jit", "off")
            .with(ServerKind.KAFKA, "group.share.max.size", "5");
    assertThat(options.settingsOf(ServerKind.POSTGRES))
        .containsEntry("work_mem", "8MB")
        .containsEntry("jit", "off");
    assertThat(options.settingsOf(ServerKind.KAFKA)).containsEntry("group.share.max.size", "5");
    assertThat(options.settingsOf(ServerKind.REGISTRY)).isEmpty();
  }

  @Test
  void refuseAPostgresThatTheBuildDoesNotPlace() {
    assertThatThrownBy(() -> StackOptions.temporary().withPostgres(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot start PostgreSQL 9: the stack has [14, 15, 16, 17, 18]");
  }

  @Test
  void refuseTheRegistryWithoutItsDatabase() {
    assertThatThrownBy(() -> StackOptions.temporary().only(ServerKind.KAFKA, ServerKind.REGISTRY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot start the registry alone: it keeps its schemas in PostgreSQL; add POSTGRES");
  }
}
