package dev.cinch.cli.demo;

import dev.cinch.cli.news.News;
import dev.cinch.cli.news.News.GateAnswered;
import dev.cinch.cli.news.News.PhaseMoved;
import dev.cinch.cli.news.News.Standing;
import dev.cinch.cli.news.Outcome;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What the shop's people do at which news: the order service is deployed anew, billing catches up,
 * clerks switch. Each once; the slow deeds beside the telling, one after the other.
 */
final class Story {

  private static final int BOTH_FIELDS = 2;
  private static final int NEW_FIELD = 3;

  private final Actors actors;
  private final Consumer<String> tell;
  private final Executor beside;
  private CompletableFuture<Void> lastDeed = CompletableFuture.completedFuture(null);
  private int version = 1;
  private boolean clerksSwitched;

  Story(Actors actors, Consumer<String> tell, Executor beside) {
    this.actors = actors;
    this.tell = tell;
    this.beside = beside;
  }

  void hear(News news) {
    if (news instanceof GateAnswered answered && holds(answered, Phase.TIGHTEN)) {
      moveTo(BOTH_FIELDS, "its events carry reference and reference_text");
    } else if (news instanceof PhaseMoved moved && isDone(moved, Phase.SWITCH)) {
      moveTo(NEW_FIELD, "its events carry reference_text alone");
    } else if (news instanceof Standing standing && standing.readersNew()) {
      switchClerks();
    }
  }

  private static boolean holds(GateAnswered answered, Phase phase) {
    return answered.phase() == phase && answered.outcome() == Outcome.BLOCKED;
  }

  private static boolean isDone(PhaseMoved moved, Phase phase) {
    return moved.phase() == phase && moved.status() == PhaseStatus.DONE;
  }

  private void switchClerks() {
    if (!clerksSwitched) {
      clerksSwitched = true;
      actors.switchClerks();
      tell.accept("the clerks follow: from now on they write reference_text alone");
    }
  }

  private void moveTo(int next, String what) {
    if (version < next) {
      version = next;
      lastDeed = lastDeed.thenRunAsync(() -> upgrade(next, what), beside);
    }
  }

  private void upgrade(int next, String what) {
    tell.accept("the order service moves to version %d: %s".formatted(next, what));
    actors.deployOrderService(next);
    int events = actors.letBillingCatchUp();
    tell.accept(
        "billing catches up: it has read the %d events that it was behind".formatted(events));
  }

  /** Fails if something that the shop's people did has failed. */
  void checkDeeds() {
    if (lastDeed.isCompletedExceptionally()) {
      try {
        lastDeed.join();
      } catch (CompletionException failure) {
        throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
      }
    }
  }
}
