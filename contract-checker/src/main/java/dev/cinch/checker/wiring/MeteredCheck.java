package dev.cinch.checker.wiring;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** Times a check, as {@code cinch.gate.check} by check and by whether it threw. */
final class MeteredCheck implements Check {

  private final Check check;
  private final MeterRegistry meters;

  MeteredCheck(Check check, MeterRegistry meters) {
    this.check = check;
    this.meters = meters;
  }

  @Override
  public String id() {
    return check.id();
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    Timer.Sample sample = Timer.start(meters);
    boolean answered = false;
    try {
      List<Finding> findings = check.run(question, change);
      answered = true;
      return findings;
    } finally {
      sample.stop(
          meters.timer("cinch.gate.check", "check", id(), "answered", Boolean.toString(answered)));
    }
  }
}
