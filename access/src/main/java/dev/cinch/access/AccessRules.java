package dev.cinch.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** What one service lets whom do. */
public interface AccessRules {

  /** What it calls itself, in messages and histories, such as {@code planner}. */
  String service();

  /** What anybody could do there, as the end of a sentence. */
  String powers();

  /** Paths that take no token, besides health, metrics and the interface's description. */
  List<String> open();

  /** What a request takes at least; a controller may ask for more. */
  Role needed(HttpServletRequest request);

  /** What pages of it may load and do: the Content-Security-Policy of each answer. */
  String contentPolicy();
}
