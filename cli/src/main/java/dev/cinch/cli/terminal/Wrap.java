package dev.cinch.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines. */
final class Wrap {

  private Wrap() {}

  /** Lines of at most so many letters, broken between words; a longer word is cut. */
  static List<String> words(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space <= 0 ? width : space;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
