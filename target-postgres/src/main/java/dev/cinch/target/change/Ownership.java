package dev.cinch.target.change;

/**
 * The comment by which the new column is known as ours, until the plan's own takes its place. Where
 * applications write both columns it goes on with the marker.
 */
record Ownership(ColumnChange change) {

  /** What the comment ends with once statistics have been gathered. */
  static final String ANALYZED = " analyzed";

  String claim() {
    return comment(Literal.of(text()));
  }

  /** Says besides that statistics have been gathered. */
  String claimAnalyzed() {
    return holdsMarker() ? rewritten("%s || %s") : comment(Literal.of(text() + ANALYZED));
  }

  /** Says no longer that statistics have been gathered. */
  String claimNotAnalyzed() {
    return holdsMarker() ? rewritten("pg_catalog.regexp_replace(%s, %s || '$', '')") : claim();
  }

  /** SQL that is true where the column is there and ours. */
  String isOurs() {
    return holdsMarker()
        ? "coalesce(%1$s = %2$s or pg_catalog.starts_with(%1$s, %3$s), false)"
            .formatted(current(), Literal.of(text()), Literal.of(text() + " "))
        : "coalesce(%s in (%s, %s), false)"
            .formatted(current(), Literal.of(text()), Literal.of(text() + ANALYZED));
  }

  String isAnalyzed() {
    return holdsMarker()
        ? "%s and pg_catalog.right(%s, %d) = %s"
            .formatted(isOurs(), current(), ANALYZED.length(), Literal.of(ANALYZED))
        : "coalesce(%s = %s, false)".formatted(current(), Literal.of(text() + ANALYZED));
  }

  String text() {
    return "cinch " + change.migration();
  }

  private boolean holdsMarker() {
    return change.isKeptByApplications();
  }

  /** A comment takes no expression. */
  private String rewritten(String expression) {
    return DollarQuote.block(
        """
        begin
          if %s then
            execute pg_catalog.format('%s', %s);
          end if;
        end
        """
            .formatted(
                isOurs(),
                comment("%L").replace("'", "''"),
                expression.formatted(current(), Literal.of(ANALYZED))));
  }

  private String comment(String text) {
    return "comment on column %s.%s is %s"
        .formatted(change.table().quoted(), change.column().name().quoted(), text);
  }

  private String current() {
    return CatalogSql.columnComment(change.table(), change.column().name());
  }
}
