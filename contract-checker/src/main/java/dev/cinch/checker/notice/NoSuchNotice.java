package dev.cinch.checker.notice;

/** There is no such notice. */
public final class NoSuchNotice extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoSuchNotice(String id) {
    super(
        "Cannot find notice %s: none was given under this id; GET /api/notices lists them"
            .formatted(id));
  }
}
