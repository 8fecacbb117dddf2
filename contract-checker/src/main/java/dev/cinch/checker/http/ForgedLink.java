package dev.cinch.checker.http;

/** A link that this checker has not signed. */
final class ForgedLink extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForgedLink(String notice) {
    super(
        "Cannot answer notice %s by this link: it is not signed by this checker; take the link of the notice itself"
            .formatted(notice));
  }
}
