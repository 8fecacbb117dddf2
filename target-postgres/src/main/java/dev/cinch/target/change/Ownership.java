package dev.cinch.target.change;

/** The comment by which the new column is known as ours, until the plan's own takes its place. */
record Ownership(ColumnChange change) {

  String claim() {
    return comment(text());
  }

  /** Says besides that statistics have been gathered. */
  String claimAnalyzed() {
    return comment(analyzed());
  }

  /** SQL that is true where the column is there and ours. */
  String isOurs() {
    return "coalesce(%s in (%s, %s), false)"
        .formatted(current(), Literal.of(text()), Literal.of(analyzed()));
  }

  String isAnalyzed() {
    return "coalesce(%s = %s, false)".formatted(current(), Literal.of(analyzed()));
  }

  private String comment(String text) {
    return "comment on column %s.%s is %s"
        .formatted(change.table().quoted(), change.column().name().quoted(), Literal.of(text));
  }

  private String current() {
    return CatalogSql.columnComment(change.table(), change.column().name());
  }

  private String text() {
    return "cinch " + change.migration();
  }

  private String analyzed() {
    return text() + " analyzed";
  }
}
