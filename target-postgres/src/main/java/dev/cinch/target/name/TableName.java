package dev.cinch.target.name;

/** A table of a target database, always with its schema: search paths decide nothing for us. */
public record TableName(Identifier schema, Identifier name) {

  public static TableName of(String schema, String name) {
    return new TableName(new Identifier(schema), new Identifier(name));
  }

  /** The name as it stands in SQL. */
  public String quoted() {
    return schema.quoted() + '.' + name.quoted();
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
