package dev.cinch.planner.http.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.support.Api;
import dev.cinch.planner.support.Api.Answer;
import dev.cinch.planner.support.KnownChecker;
import dev.cinch.planner.support.RunningPlanner;
import dev.cinch.stack.access.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the planner shows a contract checker that asks for a token. */
@Tag("wide")
class CheckerTokenIT {

  @Test
  void saysThatItIsShutOutUntilTheFileHoldsATokenThatCounts(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "of nobody");
    Map<String, String> settings = RunningPlanner.settings();
    settings.remove("cinch.checker.token");
    settings.put("cinch.checker.token-file", file.toString());
    try (RunningPlanner planner = RunningPlanner.start(settings)) {
      Api vera = new Api(planner.address(), Tokens.VIEWER);

      Answer shutOut = vera.get("/api/checker/matrix");
      assertThat(shutOut.status()).isEqualTo(503);
      assertThat(shutOut.text("code")).isEqualTo("CHECKER_SHUTS_OUT");
      assertThat(shutOut.text("detail"))
          .isEqualTo(
              "Cannot show contracts: the contract checker does not let this planner in; give the planner a token of the operator's role there (CINCH_CHECKER_TOKEN, or CINCH_CHECKER_TOKENFILE)");

      Files.writeString(file, KnownChecker.TOKEN + "\n");
      assertThat(vera.get("/api/checker/matrix").status()).isEqualTo(200);

      Files.delete(file);
      assertThat(vera.get("/api/checker/matrix").text("code")).isEqualTo("CHECKER_SHUTS_OUT");
    }
  }
}
