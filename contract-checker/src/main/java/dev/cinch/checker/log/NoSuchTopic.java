package dev.cinch.checker.log;

/** A topic is not on the broker. */
public final class NoSuchTopic extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoSuchTopic(String topic) {
    super(
        "Cannot read topic %s: the broker has none of that name, or hides it from the checker; correct the plan or grant DESCRIBE and READ"
            .formatted(topic));
  }
}
