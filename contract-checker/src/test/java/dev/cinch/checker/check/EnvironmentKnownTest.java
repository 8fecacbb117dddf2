package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Samples;
import org.junit.jupiter.api.Test;

class EnvironmentKnownTest {

  @Test
  void passesItsOwnEnvironmentOnly() {
    assertThat(new EnvironmentKnown("test").run(Samples.question()))
        .containsExactly(Finding.pass("environment.known", "This checker looks at test"));
    assertThat(new EnvironmentKnown("staging").run(Samples.question()))
        .containsExactly(
            Finding.unknown(
                "environment.known",
                "The question is about test, but this checker looks at the broker and the registry of staging",
                "Ask about staging, or let the checker of test answer (CINCH_ENVIRONMENT)"));
  }
}
