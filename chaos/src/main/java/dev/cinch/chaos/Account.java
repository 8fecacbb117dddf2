package dev.cinch.chaos;

/** What one row must hold. */
record Account(int branch, int number) {}
