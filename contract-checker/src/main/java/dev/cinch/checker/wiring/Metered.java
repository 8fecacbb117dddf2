package dev.cinch.checker.wiring;

import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.MigrationCheck;
import dev.cinch.checker.gate.Question;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.Callable;

/** Times checks, as {@code cinch.gate.check} by check and by whether it threw. */
final class Metered {

  private final MeterRegistry meters;

  Metered(MeterRegistry meters) {
    this.meters = meters;
  }

  Check timed(Check check) {
    return new Check() {
      @Override
      public String id() {
        return check.id();
      }

      @Override
      public List<Finding> run(Question question, Change change) throws Exception {
        return time(id(), () -> check.run(question, change));
      }
    };
  }

  MigrationCheck timed(MigrationCheck check) {
    return new MigrationCheck() {
      @Override
      public String id() {
        return check.id();
      }

      @Override
      public List<Finding> run(Question question) throws Exception {
        return time(id(), () -> check.run(question));
      }
    };
  }

  private List<Finding> time(String check, Callable<List<Finding>> work) throws Exception {
    Timer.Sample sample = Timer.start(meters);
    boolean answered = false;
    try {
      List<Finding> findings = work.call();
      answered = true;
      return findings;
    } finally {
      sample.stop(
          meters.timer("cinch.gate.check", "check", check, "answered", Boolean.toString(answered)));
    }
  }
}
