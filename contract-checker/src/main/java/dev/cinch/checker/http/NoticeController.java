package dev.cinch.checker.http;

import dev.cinch.access.Caller;
import dev.cinch.checker.gate.Transactions;
import dev.cinch.checker.notice.AnswerLinks;
import dev.cinch.checker.notice.InvalidAnswer;
import dev.cinch.checker.notice.NoSuchNotice;
import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.Notices;
import dev.cinch.checker.notice.OwnerAnswer;
import dev.cinch.checker.notice.OwnerAnswer.Answer;
import dev.cinch.checker.notice.TakeAnswer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notices")
class NoticeController {

  private final Notices notices;
  private final TakeAnswer takeAnswer;
  private final AnswerLinks links;
  private final Transactions transactions;

  NoticeController(
      Notices notices, TakeAnswer takeAnswer, AnswerLinks links, Transactions transactions) {
    this.notices = notices;
    this.takeAnswer = takeAnswer;
    this.links = links;
    this.transactions = transactions;
  }

  @GetMapping
  List<NoticeView> list(
      @RequestParam(required = false) @Nullable String environment,
      @RequestParam(required = false) @Nullable String consumer,
      @RequestParam(required = false) @Nullable String migration) {
    return notices.matching(new Notices.Filter(environment, consumer, migration)).stream()
        .map(NoticeView::of)
        .toList();
  }

  @GetMapping("/{id}")
  NoticeView show(@PathVariable String id) {
    return NoticeView.of(find(id));
  }

  /** An answer as it is sent. */
  record AnswerBody(@Nullable Answer answer, @Nullable String actor, @Nullable String reason) {}

  @PostMapping("/{id}/answers")
  @ResponseStatus(HttpStatus.CREATED)
  OwnerAnswer answer(
      @PathVariable String id,
      @RequestBody AnswerBody body,
      @AuthenticationPrincipal Caller caller) {
    if (body.answer() == null) {
      throw new InvalidAnswer(id, "it is neither READY nor OBJECT");
    }
    SpeaksForAnother.refuse(caller, find(id).addressee().consumer());
    return take(id, body.answer(), actor(caller, body.actor()), body.reason());
  }

  /** Whoever speaks for somebody else is told beside whom it is said to be. */
  private static String actor(Caller caller, @Nullable String said) {
    if (caller.isAnonymous()) {
      return Objects.requireNonNullElse(said, "");
    }
    return said == null || said.isBlank() || said.equals(caller.name())
        ? caller.name()
        : "%s (by %s)".formatted(said, caller.name());
  }

  /** Shows a form and changes nothing: mail programs open links before anybody clicks them. */
  @GetMapping(value = "/{id}/answer", produces = MediaType.TEXT_HTML_VALUE)
  String form(@PathVariable String id, @RequestParam String signature) {
    refuseForgery(id, signature);
    return AnswerPage.form(find(id));
  }

  @PostMapping(
      value = "/{id}/answer",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      produces = MediaType.TEXT_HTML_VALUE)
  String answerByLink(
      @PathVariable String id,
      @RequestParam String signature,
      @RequestParam Answer answer,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String reason) {
    refuseForgery(id, signature);
    return AnswerPage.taken(
        take(id, answer, actor + " (by link)", reason.isBlank() ? null : reason));
  }

  private void refuseForgery(String id, String signature) {
    if (!links.isSigned(id, signature)) {
      throw new ForgedLink(id);
    }
  }

  private Notice find(String id) {
    return notices.find(id).orElseThrow(() -> new NoSuchNotice(id));
  }

  private OwnerAnswer take(String id, Answer answer, String actor, @Nullable String reason) {
    AtomicReference<@Nullable OwnerAnswer> taken = new AtomicReference<>();
    transactions.inOne(() -> taken.set(takeAnswer.given(id, answer, actor, reason)));
    return Objects.requireNonNull(taken.get());
  }
}
