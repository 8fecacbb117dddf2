package dev.cinch.worker.range;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps reports, or refuses those of one kind. */
public final class RecordedReports implements Reports {

  private final Journal journal;
  private final List<Report> sent = new ArrayList<>();
  private volatile @Nullable ReportKind refused;

  public RecordedReports(Journal journal) {
    this.journal = journal;
  }

  public void refuse(@Nullable ReportKind kind) {
    refused = kind;
  }

  @Override
  public synchronized void send(Report report) {
    if (report.kind() == refused) {
      journal.add("refused " + report.kind());
      throw new ReportNotSent(report, new IllegalStateException("no broker"));
    }
    journal.add(report.kind().name());
    sent.add(report);
  }

  public synchronized Report last() {
    return sent.get(sent.size() - 1);
  }

  public synchronized List<Report> all() {
    return List.copyOf(sent);
  }
}
