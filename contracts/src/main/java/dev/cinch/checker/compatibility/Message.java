package dev.cinch.checker.compatibility;

/**
 * What is said of a difference.
 *
 * @param reason what is wrong
 * @param remedy what would put it right
 */
record Message(String reason, String remedy) {}
