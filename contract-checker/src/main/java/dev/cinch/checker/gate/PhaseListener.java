package dev.cinch.checker.gate;

/** Is told of each phase change that is no repeat, within the transaction that takes note of it. */
@FunctionalInterface
public interface PhaseListener {

  void changed(PhaseChange change);
}
