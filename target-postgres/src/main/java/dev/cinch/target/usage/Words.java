package dev.cinch.target.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as the words that PostgreSQL reads in it. Values are told from names, and never kept.
 *
 * @param words in their order, each name as it is in the catalog
 */
public record Words(List<Word> words) {

  private static final String HIDDEN = "?";

  private static final Pattern PART =
      Pattern.compile(
          """
          (?<space>\\s+|--[^\\n]*|/\\*.*?(?:\\*/|$))\
          |(?<value>(?:[eEbBxXnN]|[uU]&)?'(?:''|\\\\.|[^'\\\\])*(?:'|$)\
          |\\$(?<tag>[A-Za-z_\\x80-\\uffff]?[A-Za-z0-9_\\x80-\\uffff]*)\\$.*?(?:\\$\\k<tag>\\$|$)\
          |\\.?[0-9][0-9A-Za-z_.]*)\
          |(?<parameter>\\$[0-9]+)\
          |(?<quoted>"(?:""|[^"])*(?:"|$))\
          |(?<plain>[A-Za-z_\\x80-\\uffff][A-Za-z0-9_$\\x80-\\uffff]*)\
          |(?<sign>.)""",
          Pattern.DOTALL);

  /** What kind of word it is. */
  public enum Kind {
    /** A key word, or a name without quotes. */
    PLAIN,
    /** A name in quotes. */
    QUOTED,
    /** A value. */
    VALUE,
    /** What stands for a value. */
    PARAMETER,
    /** Anything else. */
    SIGN
  }

  /**
   * One word.
   *
   * @param text a name as it is in the catalog, a sign; of a value nothing but a question mark
   * @param glued whether it follows the one before it without a space
   * @param begin where it begins in the statement
   * @param end where it ends
   */
  public record Word(Kind kind, String text, boolean glued, int begin, int end) {

    public boolean is(String wanted) {
      return kind != Kind.QUOTED && text.equals(wanted);
    }

    public boolean isName() {
      return kind == Kind.PLAIN || kind == Kind.QUOTED;
    }

    private String shown() {
      return kind == Kind.QUOTED ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
  }

  public Words {
    words = List.copyOf(words);
  }

  public static Words of(String statement) {
    List<Word> words = new ArrayList<>();
    boolean glued = false;
    Matcher part = PART.matcher(statement);
    while (part.find()) {
      if (part.group("space") == null) {
        words.add(word(part, glued));
      }
      glued = part.group("space") == null;
    }
    return new Words(words);
  }

  private static Word word(Matcher part, boolean glued) {
    String quoted = part.group("quoted");
    String plain = part.group("plain");
    if (quoted != null) {
      String name = quoted.substring(1, Math.max(1, quoted.length() - 1));
      return word(Kind.QUOTED, name.replace("\"\"", "\""), part, glued);
    }
    if (plain != null) {
      return word(Kind.PLAIN, plain.toLowerCase(Locale.ROOT), part, glued);
    }
    if (part.group("sign") != null) {
      return word(Kind.SIGN, part.group("sign"), part, glued);
    }
    return word(part.group("value") == null ? Kind.PARAMETER : Kind.VALUE, HIDDEN, part, glued);
  }

  private static Word word(Kind kind, String text, Matcher part, boolean glued) {
    return new Word(kind, text, glued, part.start(), part.end());
  }

  /** The beginning of the statement, without values. */
  public String beginning(int characters) {
    StringBuilder text = new StringBuilder();
    for (Word word : words) {
      text.append(text.isEmpty() || word.glued() ? "" : " ").append(word.shown());
      if (text.length() > characters) {
        return text.substring(0, characters) + "...";
      }
    }
    return text.toString();
  }
}
