package dev.cinch.target.fill;

/**
 * Keeps the driver from taking PostgreSQL's operators {@code ?}, {@code ?|} and {@code ?&} for
 * parameters: they are doubled, except between quotes. Named parameters would be no better: they
 * take the slice {@code [1:2]} for one.
 */
final class QuestionMarks {

  private QuestionMarks() {}

  /**
   * For SQL as PostgreSQL prints it: no comments, no dollar quotes, quotes inside quotes doubled.
   */
  static String escape(String sql) {
    StringBuilder escaped = new StringBuilder(sql.length());
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      escaped.append(c);
      if (c == '?' && quote == 0) {
        escaped.append('?');
      }
    }
    return escaped.toString();
  }
}
