package dev.cinch.checker.kafka;

import dev.cinch.backbone.outbox.Outbox;
import dev.cinch.checker.notice.AnswerAnnouncements;
import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.NoticeChannel;
import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.events.Topics;
import org.springframework.stereotype.Component;

/** Notices and answers as events, keyed by consumer. */
@Component
final class OutboxNotices implements NoticeChannel, AnswerAnnouncements {

  private final Outbox outbox;

  OutboxNotices(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void send(Notice notice) {
    outbox.append(
        Topics.CONTRACT_NOTICE, notice.addressee().consumer(), NoticeMapper.event(notice));
  }

  @Override
  public void announce(OwnerAnswer answer) {
    outbox.append(Topics.CONTRACT_ANSWER, answer.party().consumer(), NoticeMapper.event(answer));
  }
}
