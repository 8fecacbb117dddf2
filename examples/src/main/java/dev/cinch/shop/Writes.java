package dev.cinch.shop;

/** Which columns the shop writes a reference to; it reads the one that it can rely on. */
public enum Writes {
  /** The old one, as ever. */
  OLD(
      "insert into orders (reference, customer, amount) values (?, 'walk-in', 1) returning id",
      "update orders set reference = ? where id = ?",
      "select reference::text from orders where id = ?"),
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
      """,
      "select reference::text from orders where id = ?"),
  /** The new one. */
  NEW(
      """
      insert into orders (reference_text, customer, amount)
      values (cast(? as integer)::text, 'walk-in', 1)
      returning id
      """,
      "update orders set reference_text = cast(? as integer)::text where id = ?",
      "select reference_text from orders where id = ?");

  private final String insert;
  private final String update;
  private final String select;

  Writes(String insert, String update, String select) {
    this.insert = insert;
    this.update = update;
    this.select = select;
  }

  String insert() {
    return insert;
  }

  String update() {
    return update;
  }

  String select() {
    return select;
  }
}
