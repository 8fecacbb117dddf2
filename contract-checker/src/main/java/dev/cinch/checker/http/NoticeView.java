package dev.cinch.checker.http;

import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.NoticeOccasion;
import java.time.Instant;
import java.util.List;

/** A notice as it is shown, without its link: whoever sees the list is not whoever may answer. */
record NoticeView(
    String id,
    String environment,
    String consumer,
    String owner,
    String migration,
    int attempt,
    Phase phase,
    NoticeOccasion occasion,
    String topic,
    String subject,
    String field,
    ChangeKind change,
    List<String> fields,
    List<String> diff,
    String message,
    String toDo,
    Instant at) {

  static NoticeView of(Notice notice) {
    String toDo =
        notice.wording().answerLink() == null
            ? notice.wording().toDo()
            : notice.wording().toDo().replace(", or at " + notice.wording().answerLink(), "");
    return new NoticeView(
        notice.id(),
        notice.addressee().environment(),
        notice.addressee().consumer(),
        notice.addressee().owner(),
        notice.affair().migration(),
        notice.affair().attempt(),
        notice.affair().phase(),
        notice.affair().occasion(),
        notice.change().topic(),
        notice.change().subject(),
        notice.change().field(),
        notice.change().kind(),
        notice.wording().fields(),
        notice.wording().diff(),
        notice.wording().message(),
        toDo,
        notice.at());
  }
}
