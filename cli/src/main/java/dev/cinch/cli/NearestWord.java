package dev.cinch.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to type. */
final class NearestWord {

  private static final int MOST_SLIPS = 2;

  private NearestWord() {}

  /** The word that is few slips of the fingers away, the nearest one. */
  static Optional<String> to(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> slips(typed, word) <= Math.min(MOST_SLIPS, typed.length() / 2))
        .min(Comparator.comparingInt(word -> slips(typed, word)));
  }

  /** Letters left out, put in, mistaken for others, or swapped with their neighbours. */
  static int slips(String typed, String meant) {
    int[][] slips = new int[typed.length() + 1][meant.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : least(typed, meant, i, j, slips);
      }
    }
    return slips[typed.length()][meant.length()];
  }

  private static int least(String typed, String meant, int i, int j, int[][] slips) {
    boolean same = typed.charAt(i - 1) == meant.charAt(j - 1);
    int least = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
    least = Math.min(least, slips[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == meant.charAt(j - 2)
            && typed.charAt(i - 2) == meant.charAt(j - 1);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
