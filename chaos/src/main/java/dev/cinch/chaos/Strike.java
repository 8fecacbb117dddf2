package dev.cinch.chaos;

import dev.cinch.stack.Server;
import dev.cinch.stack.ServerKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Carries faults out, one after the other, and repairs what they broke. */
final class Strike {

  private static final Duration SHORTEST = Duration.ofMillis(300);

  private final Stage stage;
  private final Random random;
  private final Duration longest;
  private final int archived;
  private final int attachedRows;
  private int lastBranch = Bank.ARCHIVE;
  private boolean archiveIsThere = true;

  /**
   * @param longest the longest that something stays away
   * @param accounts how many there are in the beginning
   */
  Strike(Stage stage, Random random, Duration longest, int accounts) {
    this.stage = stage;
    this.random = random;
    this.longest = longest;
    this.archived = Bank.archived(accounts);
    this.attachedRows = accounts / 6;
  }

  /** Rows of branches without tellers, as they must be by now. */
  long quietRows() {
    long attached = (long) attachedRows * (lastBranch - Bank.ARCHIVE);
    return archiveIsThere ? archived + attached : attached;
  }

  /** Returns when it is repaired, and says to what it was done. */
  String carryOut(Fault fault) throws SQLException {
    return switch (fault) {
      case KILL_WORKER -> killWorker(anyWorker());
      case FREEZE_WORKER -> freezeWorker(anyWorker());
      case REPLACE_WORKER -> replaceWorker(anyWorker());
      case KILL_PLANNER -> killPlanner();
      case RESTART_BROKER -> restart(stage.server(ServerKind.KAFKA));
      case KILL_BROKER -> kill(stage.server(ServerKind.KAFKA));
      case CRASH_TARGET -> kill(stage.target().server());
      case FAIL_OVER -> failOver();
      case CUT_WORKERS_OFF -> cutWorkersOff();
      case CRASH_PLANNER_DATABASE -> kill(stage.server(ServerKind.POSTGRES));
      case REWRITE_PARTITION -> rewrite(random.nextInt(Bank.BRANCHES));
      case ATTACH_PARTITION -> attach();
      case DETACH_PARTITION -> detach();
    };
  }

  private int anyWorker() {
    return random.nextInt(stage.workers());
  }

  private String killWorker(int index) {
    stage.worker(index).process().kill();
    rest();
    stage.replaceWorker(index);
    return name(index);
  }

  private String freezeWorker(int index) {
    stage.worker(index).process().freeze();
    String length = rest();
    stage.worker(index).process().thaw();
    return name(index) + length;
  }

  private String replaceWorker(int index) {
    stage.replaceWorker(index);
    return name(index);
  }

  private String name(int index) {
    return stage.worker(index).process().name();
  }

  private String killPlanner() {
    stage.killPlanner();
    String length = rest();
    stage.startPlanner();
    return length.strip();
  }

  private String restart(Server server) {
    server.stop();
    String length = rest();
    server.start();
    return length.strip();
  }

  private String kill(Server server) {
    server.kill();
    String length = rest();
    server.start();
    return length.strip();
  }

  private String failOver() throws SQLException {
    stage.target().killPrimary();
    String length = rest();
    stage.target().promoteStandby();
    return length.strip();
  }

  private String cutWorkersOff() {
    stage.target().workersCable().silence();
    String length = rest();
    stage.target().workersCable().letThrough();
    return length.strip();
  }

  private String rewrite(int branch) throws SQLException {
    stage.bank().rewrite(branch);
    return "branch " + branch;
  }

  private String attach() throws SQLException {
    lastBranch++;
    stage.bank().attach(lastBranch, attachedRows);
    return "branch " + lastBranch;
  }

  private String detach() throws SQLException {
    if (!archiveIsThere) {
      return "none is left to detach";
    }
    stage.bank().detach(Bank.ARCHIVE);
    archiveIsThere = false;
    return "branch " + Bank.ARCHIVE;
  }

  private String rest() {
    long nanos = random.nextLong(SHORTEST.toNanos(), longest.toNanos());
    LockSupport.parkNanos(nanos);
    return " for %.1f s".formatted(nanos / 1e9);
  }
}
