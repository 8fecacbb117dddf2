package dev.cinch.checker.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions in memory, by the rules of the port. */
final class MemoryQuestions implements Questions {

  private final Map<String, Long> heard = new HashMap<>();
  private final Map<Long, OpenQuestion> open = new HashMap<>();
  private final Map<Long, Instant> askAt = new HashMap<>();
  final List<Long> closed = new ArrayList<>();
  private long ids;

  @Override
  public boolean advance(String migration, long seq) {
    if (heard.getOrDefault(migration, Long.MIN_VALUE) >= seq) {
      return false;
    }
    heard.put(migration, seq);
    return true;
  }

  @Override
  public Optional<OpenQuestion> findOpen(String migration) {
    return open.values().stream()
        .filter(question -> question.question().occasion().migration().equals(migration))
        .findFirst();
  }

  @Override
  public void open(Question question, Instant at) {
    ids++;
    open.put(ids, new OpenQuestion(ids, 1, question, null, null));
    askAt.put(ids, at);
  }

  @Override
  public void close(OpenQuestion question, Occasion supersededBy, Instant at) {
    open.remove(question.id());
    closed.add(question.id());
  }

  @Override
  public List<OpenQuestion> due(Instant now, int atMost) {
    return open.values().stream().filter(question -> !askAt(question).isAfter(now)).toList();
  }

  Instant askAt(OpenQuestion question) {
    return askAt.getOrDefault(question.id(), Instant.MAX);
  }

  @Override
  public Optional<OpenQuestion> claim(OpenQuestion question, Instant until) {
    return change(question, question.latest(), question.published(), until);
  }

  @Override
  public boolean keep(OpenQuestion claimed, Answer answer) {
    return change(
            claimed,
            answer.decision(),
            answer.toPublish() ? answer.decision() : claimed.published(),
            answer.askAgainAt())
        .isPresent();
  }

  private Optional<OpenQuestion> change(
      OpenQuestion seen,
      @org.jspecify.annotations.Nullable Decision latest,
      @org.jspecify.annotations.Nullable Decision published,
      Instant at) {
    OpenQuestion present = open.get(seen.id());
    if (present == null || present.revision() != seen.revision()) {
      return Optional.empty();
    }
    OpenQuestion next =
        new OpenQuestion(seen.id(), seen.revision() + 1, seen.question(), latest, published);
    open.put(seen.id(), next);
    askAt.put(seen.id(), at);
    return Optional.of(next);
  }

  @Override
  public void askAnewAbout(String subject, String environment, Instant at) {
    askAnew(environment, at);
  }

  @Override
  public void askAnew(String environment, Instant at) {
    open.replaceAll(
        (id, question) ->
            new OpenQuestion(
                id,
                question.revision() + 1,
                question.question(),
                question.latest(),
                question.published()));
    askAt.replaceAll((id, before) -> at);
  }
}
