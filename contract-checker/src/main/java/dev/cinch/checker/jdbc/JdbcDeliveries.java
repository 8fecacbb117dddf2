package dev.cinch.checker.jdbc;

import dev.cinch.checker.notice.Deliveries;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDeliveries implements Deliveries {

  private static final String ADD =
      """
      insert into notice_delivery (notice, address, due_at) values (:notice, :address, :at)
      on conflict (notice, address) do nothing
      """;

  private static final String DUE =
      """
      select id, notice, address, tries, due_at
      from notice_delivery
      where delivered_at is null and due_at <= :now
      order by due_at
      limit :atMost
      """;

  private static final String CLAIM =
      """
      update notice_delivery set due_at = :until
      where id = :id and due_at = :dueAt and delivered_at is null
      """;

  private static final String DELIVERED =
      """
      update notice_delivery set delivered_at = :at, tries = tries + 1, error = null where id = :id
      """;

  private static final String FAILED =
      """
      update notice_delivery set tries = tries + 1, error = :error, due_at = :nextAt
      where id = :id and delivered_at is null
      """;

  private final JdbcClient jdbc;

  JdbcDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(String notice, String address, Instant at) {
    jdbc.sql(ADD).param("notice", notice).param("address", address).param("at", time(at)).update();
  }

  @Override
  public List<Delivery> due(Instant now, int atMost) {
    return jdbc.sql(DUE)
        .param("now", time(now))
        .param("atMost", atMost)
        .query(
            (row, number) ->
                new Delivery(
                    row.getLong("id"),
                    row.getString("notice"),
                    row.getString("address"),
                    row.getInt("tries"),
                    row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public boolean claim(Delivery delivery, Instant until) {
    return jdbc.sql(CLAIM)
            .param("id", delivery.id())
            .param("dueAt", time(delivery.dueAt()))
            .param("until", time(until))
            .update()
        == 1;
  }

  @Override
  public void delivered(Delivery delivery, Instant at) {
    jdbc.sql(DELIVERED).param("id", delivery.id()).param("at", time(at)).update();
  }

  @Override
  public void failed(Delivery delivery, String why, Instant nextAt) {
    jdbc.sql(FAILED)
        .param("id", delivery.id())
        .param("error", why)
        .param("nextAt", time(nextAt))
        .update();
  }

  @Override
  public long undelivered() {
    return jdbc.sql("select count(*) from notice_delivery where delivered_at is null")
        .query(Long.class)
        .single();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
