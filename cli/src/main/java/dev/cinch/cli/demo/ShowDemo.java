package dev.cinch.cli.demo;

import dev.cinch.cli.plan.PlanText;
import dev.cinch.cli.progress.Narrator;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/** Shows the demo from its first line to its last. */
public final class ShowDemo {

  private static final int NAME_WIDTH = 12;

  private final Terminal terminal;
  private final DemoOptions options;

  public ShowDemo(Terminal terminal, DemoOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Gives whether all was as it should be. */
  public boolean show() {
    terminal.lastWord("Stopping everything ...");
    long began = System.nanoTime();
    terminal.line(
        terminal.ink(
            Ink.BOLD,
            "Cinch demo: in a shop at work, column reference (integer) becomes reference_text (text)"));
    terminal.gap();
    try (Scene scene = Scene.set(terminal, options)) {
      terminal.gap();
      addresses(scene);
      terminal.gap();
      Narrator narrator = new Narrator(terminal, Clock.systemUTC(), ZoneId.systemDefault());
      Summary summary = new Demo(scene, narrator, this::preview).play();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      boolean good = ended(summary, took);
      dashboard(scene);
      if (terminal.isLeftToAnswers()) {
        terminal.answer(
            SummaryAnswer.of(summary, took, scene.suite().addresses().planner()).toPrettyString());
      }
      if (options.keep()) {
        stay(scene);
      }
      terminal.status("Stopping everything ...");
      return good;
    } finally {
      terminal.status("");
    }
  }

  private void preview(JsonNode preview) {
    terminal.gap();
    new PlanText(terminal).write(preview, "orders-reference-text.yml");
    terminal.gap();
  }

  private void dashboard(Scene scene) {
    terminal.line(
        "Dashboard: %s/%s"
            .formatted(
                scene.suite().addresses().planner(),
                options.keep() ? "" : " (with --keep it stays up, to look around)"));
  }

  private boolean ended(Summary summary, Duration took) {
    terminal.gap();
    terminal.line(terminal.ink(Ink.BOLD, "What came of it, measured on the spot"));
    summary.figures().forEach(this::figure);
    terminal.gap();
    List<String> objections = summary.objections();
    String time = Figures.time(took);
    if (objections.isEmpty()) {
      terminal.line(
          terminal.ink(Ink.GREEN, "All is as it should be")
              + ": nothing is left of the migration but what the plan asked for. "
              + time
              + " in all.");
      return true;
    }
    terminal.line(terminal.ink(Ink.RED, "Not all is as it should be") + ", after " + time + ":");
    objections.forEach(objection -> terminal.line("  " + objection));
    return false;
  }

  private void figure(String name, String value) {
    terminal.line("  " + name + " ".repeat(NAME_WIDTH - name.length()) + value);
  }

  private void addresses(Scene scene) {
    scene.suite().addresses().lines().forEach(line -> terminal.line("  " + line));
  }

  private void stay(Scene scene) {
    terminal.gap();
    terminal.line("Everything keeps running until Ctrl-C:");
    addresses(scene);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
