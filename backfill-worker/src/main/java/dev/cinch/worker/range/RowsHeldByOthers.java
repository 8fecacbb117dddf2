package dev.cinch.worker.range;

/** Others hold what is to be written. Waiting helps; that they do is no failure of the range. */
public final class RowsHeldByOthers extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RowsHeldByOthers(String why, Throwable cause) {
    super(why, cause);
  }
}
