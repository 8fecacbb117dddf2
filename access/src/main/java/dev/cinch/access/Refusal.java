package dev.cinch.access;

/** Why a caller is not let in. */
public enum Refusal {
  /** The request carries no token. */
  UNAUTHENTICATED,
  /** The token is not one that counts. */
  INVALID_TOKEN,
  /** The caller's role does not suffice, or the caller is not on this machine. */
  FORBIDDEN,
  /** The issuer of tokens does not answer. */
  ISSUER_AWAY
}
