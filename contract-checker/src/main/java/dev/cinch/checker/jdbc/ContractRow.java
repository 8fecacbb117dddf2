package dev.cinch.checker.jdbc;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.ContractVersion;
import dev.cinch.checker.contract.Deployment;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.contract.Responsible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of a contract as a row, of {@code contract} and of {@code contract_history} alike. */
final class ContractRow {

  private ContractRow() {}

  static Map<String, @Nullable Object> parameters(ContractVersion version) {
    Contract contract = version.contract();
    Reading reading = contract.reading();
    AvroSchema schema = reading.readerSchema();
    Map<String, @Nullable Object> parameters = new HashMap<>(parameters(contract.key()));
    parameters.put("version", version.version());
    parameters.put("removed", version.removed());
    parameters.put("registeredAt", Timestamp.from(version.registeredAt()));
    parameters.put("registeredBy", version.registeredBy());
    parameters.put("kind", contract.kind().name());
    parameters.put("owner", contract.responsible().owner());
    parameters.put("notify", contract.responsible().notifyAt());
    parameters.put("topic", reading.topic());
    parameters.put("readerSchema", schema == null ? null : schema.toString());
    parameters.put("fields", reading.fields().toArray(String[]::new));
    parameters.put("groups", reading.groups().toArray(String[]::new));
    parameters.put("language", contract.deployment().language());
    parameters.put("library", contract.deployment().library());
    parameters.put("retryTopics", reading.retryTopics().toArray(String[]::new));
    parameters.put("answerNeeded", contract.responsible().answerNeeded());
    parameters.put("binds", reading.binds().name());
    parameters.put("deployed", contract.deployment().version());
    return parameters;
  }

  static Map<String, Object> parameters(ContractKey key) {
    return Map.of(
        "environment", key.environment(), "consumer", key.consumer(), "subject", key.subject());
  }

  static ContractVersion read(ResultSet row, int number) throws SQLException {
    return new ContractVersion(
        contract(row),
        row.getInt("version"),
        row.getBoolean("removed"),
        row.getTimestamp("registered_at").toInstant(),
        row.getString("registered_by"));
  }

  private static Contract contract(ResultSet row) throws SQLException {
    return new Contract(
        new ContractKey(
            row.getString("environment"), row.getString("consumer"), row.getString("subject")),
        ConsumerKind.valueOf(row.getString("kind")),
        new Responsible(
            row.getString("owner"), row.getString("notify"), row.getBoolean("answer_needed")),
        reading(row),
        new Deployment(
            row.getString("language"), row.getString("library"), row.getString("deployed")));
  }

  private static Reading reading(ResultSet row) throws SQLException {
    String schema = row.getString("reader_schema");
    return new Reading(
        row.getString("topic"),
        schema == null ? null : AvroSchema.parse(schema),
        texts(row, "fields"),
        texts(row, "groups"),
        texts(row, "retry_topics"),
        Binding.valueOf(row.getString("binds")));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
