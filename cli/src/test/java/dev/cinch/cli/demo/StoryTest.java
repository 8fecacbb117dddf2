package dev.cinch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.cli.news.Heard;
import dev.cinch.cli.news.Phase;
import dev.cinch.cli.news.PhaseStatus;
import dev.cinch.cli.news.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTest {

  private final RememberedActors actors = new RememberedActors();
  private final List<String> told = new ArrayList<>();
  private final Story story = new Story(actors, told::add, Runnable::run);

  @Test
  void nobodyMovesBeforeTheGateHoldsTightenBack() {
    story.hear(Heard.standing(1, State.ACTIVE, Phase.BACKFILL));
    story.hear(Heard.moved(2, Phase.TIGHTEN, PhaseStatus.GATED));
    story.hear(Heard.passed(3, Phase.TIGHTEN));
    story.hear(Heard.blocked(4, Phase.RETIRE));

    assertThat(actors.deeds).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void theOrderServiceMovesAndBillingCatchesUpOnceTightenIsBlocked() {
    story.hear(Heard.blocked(4, Phase.TIGHTEN));
    story.hear(Heard.blocked(5, Phase.TIGHTEN));

    assertThat(actors.deeds).containsExactly("order service 2", "billing");
    assertThat(told)
        .containsExactly(
            "the order service moves to version 2: its events carry reference and reference_text",
            "billing catches up: it has read the 42 events that it was behind");
  }

  @Test
  void clerksSwitchOnceWhenReadersAreToldTo() {
    story.hear(Heard.readersNew(6));
    story.hear(Heard.readersNew(7));

    assertThat(actors.deeds).containsExactly("clerks");
  }

  @Test
  void theOldFieldGoesOnceSwitchIsDone() {
    story.hear(Heard.blocked(4, Phase.TIGHTEN));
    story.hear(Heard.readersNew(6));
    story.hear(Heard.moved(6, Phase.SWITCH, PhaseStatus.RUNNING));
    story.hear(Heard.done(7, Phase.SWITCH, Map.of()));

    assertThat(actors.deeds)
        .containsExactly("order service 2", "billing", "clerks", "order service 3", "billing");
  }

  @Test
  void aDeedThatFailsIsNotLost() {
    assertThatCode(story::checkDeeds).doesNotThrowAnyException();
    actors.broken = true;
    story.hear(Heard.blocked(4, Phase.TIGHTEN));

    assertThatThrownBy(story::checkDeeds)
        .isInstanceOf(DemoFailedException.class)
        .hasMessage("the broker is away");
  }

  private static final class RememberedActors implements Actors {

    private final List<String> deeds = new ArrayList<>();
    private boolean broken;

    @Override
    public void switchClerks() {
      deeds.add("clerks");
    }

    @Override
    public void deployOrderService(int version) {
      if (broken) {
        throw new DemoFailedException("the broker is away");
      }
      deeds.add("order service " + version);
    }

    @Override
    public int letBillingCatchUp() {
      deeds.add("billing");
      return 42;
    }
  }
}
