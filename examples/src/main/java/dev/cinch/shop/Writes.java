package dev.cinch.shop;

/** Which columns the shop writes a reference to. */
public enum Writes {
  /** The old one, as ever. */
  OLD(
      "insert into orders (reference, customer, amount) values (?, 'walk-in', 1) returning id",
      "update orders set reference = ? where id = ?"),
  /** Both, as an application does where a plan has no way back. */
  BOTH(
      """
      insert into orders (reference, reference_text, customer, amount)
      select value, value::text, 'walk-in', 1 from cast(? as integer) as value
      returning id
      """,
      """
      update orders
         set reference = value, reference_text = value::text
        from cast(? as integer) as value
       where id = ?
      """),
  /** The new one. */
  NEW(
      """
      insert into orders (reference_text, customer, amount)
      values (cast(? as integer)::text, 'walk-in', 1)
      returning id
      """,
      "update orders set reference_text = cast(? as integer)::text where id = ?");

  private final String insert;
  private final String update;

  Writes(String insert, String update) {
    this.insert = insert;
    this.update = update;
  }

  String insert() {
    return insert;
  }

  String update() {
    return update;
  }
}
