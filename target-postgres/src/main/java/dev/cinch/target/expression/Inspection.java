package dev.cinch.target.expression;

/** What PostgreSQL makes of an author's expression. */
public sealed interface Inspection permits CanonicalExpression, Refusal {}
