package dev.cinch.target.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ParameterizedClass
@EachVersion
class TypeTrialIT {

  private static final TableName ITEM = TableName.of("shop", "item");

  private final TestDatabase database;
  private final Connection connection;

  TypeTrialIT(TestDatabase.Version version) throws SQLException {
    database = TestDatabase.of(getClass(), version);
    database.run(
        "drop schema if exists shop cascade",
        "create schema shop",
        """
        create table shop.item (
          id integer primary key,
          short varchar(10),
          letters text,
          padded char(5),
          price numeric(10, 2),
          small smallint,
          moment timestamp,
          instant timestamptz,
          address cidr,
          held text check (held <> ''),
          owner integer references shop.item,
          indexed varchar(10),
          patterned varchar(10))
        """,
        "create index on shop.item (indexed)",
        "create index on shop.item (patterned varchar_pattern_ops)",
        "create index on shop.item (lower(patterned))");
    connection = database.target().connect("trial");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "short     | text",
        "short     | varchar(20)",
        "short     | character varying",
        "letters   | varchar",
        "indexed   | text",
        "price     | numeric(12,2)",
        "price     | numeric",
        "address   | inet"
      })
  void findsWhatCostsNothing(String column, String type) {
    assertThat(change(column, type).refusal()).as("%s to %s", column, type).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "short   | varchar(5)                 | would be written anew",
        "small   | integer                    | would be written anew",
        "id      | bigint                     | would be proved again",
        "price   | numeric(12,4)              | would be written anew",
        "padded  | text                       | would be written anew",
        "moment  | timestamptz                | would be written anew",
        "instant | timestamp                  | would be written anew",
        "letters | integer                    | cannot be cast automatically to type integer",
        "held    | varchar                    | constraint item_held_check of shop.item would be proved again",
        "owner   | bigint                     | would be proved again",
        "letters | nothing                    | is not a type of a column",
        "letters | text; drop table shop.item | is not a type of a column"
      })
  void findsWhatWouldKeepOthersWaiting(String column, String type, String why) {
    assertThat(change(column, type).refusal()).as("%s to %s", column, type).contains(why);
  }

  @Test
  void leavesNothingBehindAndNamesTheTypeAsPostgresDoes() throws SQLException {
    assertThat(change("short", "varchar(20)").type()).isEqualTo("character varying(20)");
    assertThat(
            database.ask(
                "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'shop.item'::regclass and attname = 'short'"))
        .isEqualTo("character varying(10)");
  }

  private TypeTrial.Outcome change(String column, String type) {
    return new TypeTrial(connection).change(ITEM, List.of(ITEM), new Identifier(column), type);
  }
}
