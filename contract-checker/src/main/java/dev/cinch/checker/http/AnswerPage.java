package dev.cinch.checker.http;

import dev.cinch.checker.notice.Notice;
import dev.cinch.checker.notice.OwnerAnswer;
import org.springframework.web.util.HtmlUtils;

/** The page on which an owner answers a notice. */
final class AnswerPage {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title>
      <meta name="referrer" content="no-referrer"></head>
      <body><main>%s</main></body></html>
      """;

  private static final String FORM =
      """
      <h1>%s</h1>
      <p>%s</p>
      <ul>%s</ul>
      <form method="post">
        <p><label>Who answers <input name="actor" required maxlength="200"></label></p>
        <p><label>Reason; an objection needs one <input name="reason" maxlength="500"></label></p>
        <p><button name="answer" value="READY">Ready</button>
           <button name="answer" value="OBJECT">Object</button></p>
      </form>
      """;

  private AnswerPage() {}

  static String form(Notice notice) {
    StringBuilder lines = new StringBuilder();
    notice
        .wording()
        .diff()
        .forEach(line -> lines.append("<li>").append(escaped(line)).append("</li>"));
    String title =
        "Is %s ready for %s?".formatted(notice.addressee().consumer(), notice.affair().migration());
    return PAGE.formatted(
        escaped(title), FORM.formatted(escaped(title), escaped(notice.wording().message()), lines));
  }

  static String taken(OwnerAnswer answer) {
    String sentence =
        "%s has answered %s for %s"
            .formatted(answer.actor(), answer.answer(), answer.party().consumer());
    return PAGE.formatted(escaped(sentence), "<h1>" + escaped(sentence) + "</h1>");
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
