package dev.cinch.planner.kafka;

import dev.cinch.backbone.event.ReceivedEvent;
import dev.cinch.backbone.inbox.EventHandler;
import dev.cinch.backbone.inbox.RetryLaterException;
import dev.cinch.events.MigrationCommand;
import dev.cinch.planner.command.Command;
import dev.cinch.planner.command.Command.By;
import dev.cinch.planner.command.CommandRefusedException;
import dev.cinch.planner.command.CommandRefusedException.Reason;
import dev.cinch.planner.command.Commands;
import dev.cinch.planner.migration.GrantedOverride.Covered;
import dev.cinch.planner.migration.MigrationChangedException;
import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.plan.InvalidPlanException;
import dev.cinch.planner.step.TryLaterException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A refused command is logged and done with: sending it again would change nothing. */
final class CommandEventHandler implements EventHandler<MigrationCommand> {

  private static final Logger LOG = LoggerFactory.getLogger(CommandEventHandler.class);

  private final Commands commands;

  CommandEventHandler(Commands commands) {
    this.commands = commands;
  }

  @Override
  public void handle(ReceivedEvent<MigrationCommand> event) {
    try {
      commands.handle(command(event.value()));
    } catch (CommandRefusedException | InvalidPlanException refused) {
      LOG.warn("Command {} by event is refused: {}", event.id(), refused.getMessage());
    } catch (TryLaterException | MigrationChangedException later) {
      throw new RetryLaterException(String.valueOf(later.getMessage()), later);
    }
  }

  private static Command command(MigrationCommand event) {
    By by = new By(event.getActor(), event.getReason(), event.getAttempt());
    String migration = event.getMigration();
    return switch (event.getKind()) {
      case START ->
          new Command.Start(migration, Objects.requireNonNullElse(event.getPlan(), ""), by);
      case PAUSE -> new Command.Pause(migration, by);
      case RESUME -> new Command.Resume(migration, by);
      case ROLLBACK -> new Command.Rollback(migration, by);
      case ABORT -> new Command.Abort(migration, by);
      case APPROVE -> new Command.Approve(migration, phase(event.getPhase()), by);
      case OVERRIDE -> override(event, by);
      case SYNCED, SWITCHED, UNKNOWN ->
          throw new CommandRefusedException(
              Reason.DOES_NOT_FIT,
              "Cannot carry out %s on migration %s: this planner does not know that command"
                  .formatted(event.getKind(), migration));
    };
  }

  private static Command override(MigrationCommand event, By by) {
    String check = event.getCheck();
    String owner = event.getOwner();
    Instant expiresAt = event.getExpiresAt();
    if (check == null || owner == null || expiresAt == null) {
      throw new CommandRefusedException(
          Reason.DOES_NOT_FIT,
          "Cannot override a finding: the command does not say check, owner and expires_at");
    }
    return new Command.Override(
        event.getMigration(),
        phase(event.getPhase()),
        new Covered(check, event.getSubject(), event.getConsumer(), event.getDetail()),
        owner,
        expiresAt,
        by);
  }

  private static Phase phase(dev.cinch.events.@Nullable Phase phase) {
    if (phase == null || phase == dev.cinch.events.Phase.UNKNOWN) {
      throw new CommandRefusedException(
          Reason.DOES_NOT_FIT,
          "Cannot carry out a command on a phase: the command does not say which one");
    }
    return Phase.valueOf(phase.name());
  }
}
