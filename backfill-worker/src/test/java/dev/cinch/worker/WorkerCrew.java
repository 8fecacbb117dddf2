package dev.cinch.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Worker processes, of which tests take some away; the next test finds as many as it wants. */
final class WorkerCrew implements AutoCloseable {

  private final Map<String, String> settings;
  private final List<WorkerProcess> workers = new ArrayList<>();
  private int hired;

  WorkerCrew(Map<String, String> settings) {
    this.settings = settings;
  }

  /** So many workers that are ready. */
  List<WorkerProcess> workers(int wanted) {
    workers.removeIf(worker -> !worker.isAlive());
    while (workers.size() < wanted) {
      hired++;
      workers.add(WorkerProcess.start("worker-" + hired, settings));
    }
    return workers.stream().limit(wanted).map(WorkerProcess::awaitReady).toList();
  }

  /** The one whose slot has said so. */
  WorkerProcess named(String slot) {
    return workers.stream().filter(worker -> worker.slot().equals(slot)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    workers.forEach(WorkerProcess::close);
  }
}
