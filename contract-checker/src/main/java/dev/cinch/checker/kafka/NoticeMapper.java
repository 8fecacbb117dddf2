package dev.cinch.checker.kafka;

import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.events.Answer;
import dev.cinch.events.ChangeKind;
import dev.cinch.events.ContractAnswer;
import dev.cinch.events.ContractNotice;
import dev.cinch.events.NoticeOccasion;
import dev.cinch.events.Phase;
import java.util.Optional;

/** Reads and writes notices and answers. */
final class NoticeMapper {

  private NoticeMapper() {}

  static ContractNotice event(Notice notice) {
    return ContractNotice.newBuilder()
        .setNotice(notice.id())
        .setEnvironment(notice.addressee().environment())
        .setConsumer(notice.addressee().consumer())
        .setOwner(notice.addressee().owner())
        .setMigration(notice.affair().migration())
        .setAttempt(notice.affair().attempt())
        .setPlanDigest(notice.affair().planDigest())
        .setSubject(notice.change().subject())
        .setFields(notice.wording().fields())
        .setChange(ChangeKind.valueOf(notice.change().kind().name()))
        .setMessage(notice.wording().message())
        .setAt(notice.at())
        .setOccasion(NoticeOccasion.valueOf(notice.affair().occasion().name()))
        .setPhase(Phase.valueOf(notice.affair().phase().name()))
        .setProposal(notice.proposal())
        .setDiff(notice.wording().diff())
        .setToDo(notice.wording().toDo())
        .setAnswerLink(notice.wording().answerLink())
        .build();
  }

  static ContractAnswer event(OwnerAnswer answer) {
    return ContractAnswer.newBuilder()
        .setNotice(answer.notice())
        .setEnvironment(answer.party().environment())
        .setConsumer(answer.party().consumer())
        .setMigration(answer.migration())
        .setAnswer(Answer.valueOf(answer.answer().name()))
        .setActor(answer.actor())
        .setReason(answer.reason())
        .setAt(answer.at())
        .build();
  }

  /** Empty for an answer that this version does not know: it counts as none. */
  static Optional<OwnerAnswer.Answer> answer(ContractAnswer event) {
    return switch (event.getAnswer()) {
      case READY -> Optional.of(OwnerAnswer.Answer.READY);
      case OBJECT -> Optional.of(OwnerAnswer.Answer.OBJECT);
      case UNKNOWN -> Optional.empty();
    };
  }
}
