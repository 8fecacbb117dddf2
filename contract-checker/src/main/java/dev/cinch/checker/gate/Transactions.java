package dev.cinch.checker.gate;

/** Runs work in one transaction of the checker's database. */
@FunctionalInterface
public interface Transactions {

  /** All that the work keeps and tells is kept and told, or nothing of it. */
  void inOne(Runnable work);
}
