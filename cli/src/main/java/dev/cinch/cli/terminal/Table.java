package dev.cinch.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under headings, each column as wide as its widest cell. */
public final class Table {

  private static final String GAP = "  ";

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
    int[] widths = widths();
    terminal.line(
        line(headings.stream().map(text -> Cell.of(text, Ink.BOLD)).toList(), widths, terminal));
    rows.forEach(row -> terminal.line(line(row, widths, terminal)));
  }

  private int[] widths() {
    return IntStream.range(0, headings.size())
        .map(
            column ->
                Math.max(
                    headings.get(column).length(),
                    rows.stream().mapToInt(row -> row.get(column).text().length()).max().orElse(0)))
        .toArray();
  }

  private static String line(List<Cell> cells, int[] widths, Terminal terminal) {
    return IntStream.range(0, cells.size())
        .mapToObj(column -> padded(cells.get(column), column, cells.size(), widths, terminal))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String padded(
      Cell cell, int column, int columns, int[] widths, Terminal terminal) {
    String text = cell.text();
    for (Ink ink : cell.inks()) {
      text = terminal.ink(ink, text);
    }
    return column == columns - 1 ? text : text + " ".repeat(widths[column] - cell.text().length());
  }
}
