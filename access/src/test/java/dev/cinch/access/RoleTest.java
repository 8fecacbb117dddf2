package dev.cinch.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

  @ParameterizedTest
  @CsvSource({
    "VIEWER, true, false, false, false",
    "CONSUMER, true, true, false, false",
    "OPERATOR, true, true, true, false",
    "APPROVER, true, true, true, true"
  })
  void includesTheRolesBeforeIt(
      Role role, boolean viewer, boolean consumer, boolean operator, boolean approver) {
    assertThat(role.includes(Role.VIEWER)).isEqualTo(viewer);
    assertThat(role.includes(Role.CONSUMER)).isEqualTo(consumer);
    assertThat(role.includes(Role.OPERATOR)).isEqualTo(operator);
    assertThat(role.includes(Role.APPROVER)).isEqualTo(approver);
  }
}
