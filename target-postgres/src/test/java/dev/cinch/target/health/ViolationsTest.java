package dev.cinch.target.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ViolationsTest {

  private final Violations violations =
      new Violations(Set.of("item_positive", "item_code_key", "item_owner_fkey"), Set.of("code"));

  @Test
  void areTheLinesThatNameAConstraintOfThePlan() {
    assertThat(
            new String[] {
              "2026-01-01 10:00:00.000 UTC [7] ERROR:  new row for relation \"item\" violates check constraint \"item_positive\"",
              "2026-01-01 10:00:00.000 UTC [7] ERROR:  duplicate key value violates unique constraint \"item_code_key\"",
              "2026-01-01 10:00:00.000 UTC [7] ERROR:  update or delete on table \"owner\" violates foreign key constraint \"item_owner_fkey\" on table \"item\"",
              "2026-01-01 10:00:00.000 UTC [7] ERROR:  null value in column \"code\" of relation \"item_1\" violates not-null constraint",
              "2026-01-01 10:00:00.000 UTC,\"app\",\"shop\",7,,,,,,,ERROR,23505,\"duplicate key value violates unique constraint \"\"item_code_key\"\"\",",
              "{\"error_severity\":\"ERROR\",\"message\":\"duplicate key value violates unique constraint \\\"item_code_key\\\"\"}"
            })
        .allMatch(violations);
  }

  @Test
  void areNoOtherLines() {
    assertThat(
            new String[] {
              "ERROR:  new row for relation \"item\" violates check constraint \"item_positive_too\"",
              "ERROR:  null value in column \"note\" of relation \"item\" violates not-null constraint",
              "STATEMENT:  alter table item add constraint \"item_positive\" check (amount > 0)",
              "DETAIL:  Key (code)=(x) already exists."
            })
        .noneMatch(violations);
  }
}
