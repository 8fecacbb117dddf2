package dev.cinch.checker.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registry held at a time, in one file, for checks without a network.
 *
 * @param takenAt when it was taken
 * @param histories the subjects
 */
public record Snapshot(Instant takenAt, List<History> histories) {

  private static final int FORMAT = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Snapshot {
    histories = List.copyOf(histories);
  }

  /** A file that is no snapshot, or none of this format. */
  public static final class UnreadableSnapshot extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableSnapshot(Path file, String why, @Nullable Throwable cause) {
      super("Cannot read snapshot %s: %s; take it again".formatted(file, why), cause);
    }
  }

  /** As a file's text, one line a version, so that a change of it can be reviewed. */
  public String text() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.put("takenAt", takenAt.toString());
    ArrayNode subjects = root.putArray("subjects");
    for (History history : histories) {
      ObjectNode subject = subjects.addObject();
      subject.put("subject", history.subject());
      subject.put("level", history.level() == null ? null : history.level().name());
      ArrayNode versions = subject.putArray("versions");
      for (Version version : history.versions()) {
        versions
            .addObject()
            .put("version", version.number())
            .put("deleted", version.deleted())
            .put("schema", version.schema().toString());
      }
    }
    return root.toPrettyString() + "\n";
  }

  /** Reads a file. */
  public static Snapshot read(Path file) throws IOException {
    try {
      JsonNode root = MAPPER.readTree(Files.readString(file));
      if (root == null || root.path("format").asInt() != FORMAT) {
        throw new UnreadableSnapshot(file, "it is not of format " + FORMAT, null);
      }
      List<History> histories = new ArrayList<>();
      for (JsonNode subject : root.path("subjects")) {
        histories.add(history(subject));
      }
      return new Snapshot(Instant.parse(root.path("takenAt").asText()), histories);
    } catch (JsonProcessingException | InvalidSchema | IllegalArgumentException malformed) {
      throw new UnreadableSnapshot(file, String.valueOf(malformed.getMessage()), malformed);
    } catch (java.time.DateTimeException malformed) {
      throw new UnreadableSnapshot(file, "takenAt is no time", malformed);
    }
  }

  private static History history(JsonNode subject) {
    List<Version> versions = new ArrayList<>();
    for (JsonNode version : subject.path("versions")) {
      versions.add(
          new Version(
              version.path("version").asInt(),
              AvroSchema.parse(version.path("schema").asText()),
              version.path("deleted").asBoolean()));
    }
    JsonNode level = subject.path("level");
    return new History(
        subject.path("subject").asText(),
        level.isTextual() ? Level.valueOf(level.asText()) : null,
        versions);
  }
}
