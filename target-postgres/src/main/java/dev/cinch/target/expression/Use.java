package dev.cinch.target.expression;

/** What an expression is for. */
enum Use {
  /** It gives a row's value, by the writer's trigger or by the fill: both must find the same. */
  VALUE_OF_A_ROW,
  /** It gives what a new row gets that leaves the column out; it may tell the time. */
  DEFAULT
}
