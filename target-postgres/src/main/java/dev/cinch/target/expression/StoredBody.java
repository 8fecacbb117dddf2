package dev.cinch.target.expression;

/**
 * An expression as the body of a temporary function.
 *
 * @param oid the function
 * @param tree its parse tree
 */
record StoredBody(long oid, ParseTree tree) {}
