package dev.cinch.cli.local;

import dev.cinch.stack.suite.Login;

/**
 * Somebody's database, to be migrated.
 *
 * @param name what plans call it
 * @param login how planner and workers reach it
 */
public record Target(String name, Login login) {}
