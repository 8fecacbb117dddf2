package dev.cinch.planner.migration;

/** Tells the world what a transition did, in the transaction that stores it. */
public interface Announcements {

  void announce(Transition transition);
}
