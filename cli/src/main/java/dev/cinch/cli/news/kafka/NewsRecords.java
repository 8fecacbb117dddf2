package dev.cinch.cli.news.kafka;

import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.Finding;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.Pages;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Progress;
import dev.cinch.cli.news.News.Rows;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.Outcome;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import dev.cinch.events.GateVerdict;
import dev.cinch.events.MigrationState;
import dev.cinch.events.PhaseChanged;
import dev.cinch.events.ReadSide;
import dev.cinch.events.Verdict;

/** Makes news of the suite's records. */
final class NewsRecords {

  private NewsRecords() {}

  static News of(PhaseChanged changed) {
    return new PhaseMoved(
        changed.getAt(),
        phase(changed.getPhase()),
        PhaseStatus.valueOf(changed.getStatus().name()),
        changed.getReason(),
        changed.getEvidence());
  }

  static News of(MigrationState state) {
    dev.cinch.events.Progress progress = state.getProgress();
    return new Standing(
        state.getUpdatedAt(),
        State.valueOf(state.getState().name()),
        phase(state.getPhase()),
        state.getReaders() == ReadSide.NEW,
        new Progress(
            progress.getPass(),
            new Pages(progress.getPagesTotal(), progress.getPagesDone()),
            new Rows(progress.getRowsSeen(), progress.getRowsChanged(), progress.getMismatches())));
  }

  static News of(GateVerdict verdict) {
    return new GateAnswered(
        verdict.getDecidedAt(),
        phase(verdict.getPhase()),
        outcome(verdict.getVerdict()),
        verdict.getFindings().stream()
            .map(
                finding ->
                    new Finding(
                        finding.getCheck(),
                        outcome(finding.getOutcome()),
                        finding.getMessage(),
                        finding.getClears()))
            .toList());
  }

  private static Phase phase(dev.cinch.events.Phase phase) {
    return Phase.valueOf(phase.name());
  }

  private static Outcome outcome(Verdict verdict) {
    return Outcome.valueOf(verdict.name());
  }
}
