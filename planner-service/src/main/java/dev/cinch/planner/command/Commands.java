package dev.cinch.planner.command;

/** Takes commands, whichever way they came. */
public interface Commands {

  /**
   * Carries a command out.
   *
   * @return false where its effect was there already
   */
  boolean handle(Command command);
}
