package dev.cinch.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, each column as wide as its widest cell. */
public final class Table {

  private static final String GAP = "  ";

  /** No column gets narrower. */
  private static final int LEAST = 10;

  private final List<String> headings;
  private final List<List<Cell>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /** A text and how it stands out; one without an ink does not. */
  public record Cell(String text, List<Ink> inks) {

    public Cell {
      inks = List.copyOf(inks);
    }

    public static Cell of(String text) {
      return new Cell(text, List.of());
    }

    public static Cell of(String text, Ink ink) {
      return new Cell(text, List.of(ink));
    }
  }

  /** Adds a row with a cell for each heading. */
  public Table row(Cell... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "Cannot add a row of %d cells below %d headings"
              .formatted(cells.length, headings.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Writes it; one without rows is left out. */
  public void writeOn(Terminal terminal) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = widths(terminal.columns());
    write(headings.stream().map(text -> Cell.of(text, Ink.BOLD)).toList(), widths, terminal);
    rows.forEach(row -> write(row, widths, terminal));
  }

  /** As wide as the text is; where a line ends before, the widest columns give way. */
  private int[] widths(int columns) {
    int[] widths =
        IntStream.range(0, headings.size())
            .map(
                column ->
                    Math.max(
                        headings.get(column).length(),
                        rows.stream()
                            .mapToInt(row -> row.get(column).text().length())
                            .max()
                            .orElse(0)))
            .toArray();
    int gaps = GAP.length() * (widths.length - 1);
    while (IntStream.of(widths).sum() + gaps > columns && widths[widest(widths)] > LEAST) {
      widths[widest(widths)]--;
    }
    return widths;
  }

  private static int widest(int[] widths) {
    return IntStream.range(0, widths.length)
        .reduce((one, other) -> widths[other] > widths[one] ? other : one)
        .orElseThrow();
  }

  /** A row takes as many lines as the longest of its cells. */
  private static void write(List<Cell> cells, int[] widths, Terminal terminal) {
    List<List<String>> wrapped =
        IntStream.range(0, widths.length)
            .mapToObj(column -> Wrap.words(cells.get(column).text(), widths[column]))
            .toList();
    int lines = wrapped.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < lines; line++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        List<String> cell = wrapped.get(column);
        String part = line < cell.size() ? cell.get(line) : "";
        text.append(inked(part, cells.get(column).inks(), terminal))
            .append(" ".repeat(Math.max(0, widths[column] - part.length())))
            .append(GAP);
      }
      terminal.line(text.toString().stripTrailing());
    }
  }

  private static String inked(String part, List<Ink> inks, Terminal terminal) {
    String text = part;
    for (Ink ink : inks) {
      text = part.isEmpty() ? part : terminal.ink(ink, text);
    }
    return text;
  }
}
