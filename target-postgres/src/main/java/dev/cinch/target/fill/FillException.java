package dev.cinch.target.fill;

import java.sql.SQLException;

/** A range can't be worked on, and trying again changes nothing by itself. */
public final class FillException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  FillException(String message, SQLException cause) {
    super(message, cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** PostgreSQL's five characters; empty where the server gave none. */
  public String sqlState() {
    return sqlState;
  }
}
