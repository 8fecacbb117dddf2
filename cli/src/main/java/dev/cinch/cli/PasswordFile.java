package dev.cinch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own file of passwords, {@code ~/.pgpass}: host, port, database, user, password. */
record PasswordFile(Path path) {

  private static final int FIELDS = 5;
  private static final String ANY = "*";

  /** The password of the first line that fits; empty where none does, or there is no file. */
  Optional<String> password(String host, int port, String database, String user) {
    if (!Files.isReadable(path)) {
      return Optional.empty();
    }
    List<String> wanted = List.of(host, String.valueOf(port), database, user);
    try {
      return Files.readAllLines(path).stream()
          .filter(line -> !line.startsWith("#"))
          .map(PasswordFile::fields)
          .filter(fields -> fields.size() == FIELDS && fits(fields, wanted))
          .map(fields -> fields.get(FIELDS - 1))
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean fits(List<String> fields, List<String> wanted) {
    for (int field = 0; field < wanted.size(); field++) {
      if (!fields.get(field).equals(ANY) && !fields.get(field).equals(wanted.get(field))) {
        return false;
      }
    }
    return true;
  }

  /** A colon or a backslash of a field stands behind a backslash. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '\\' && i + 1 < line.length()) {
        i++;
        field.append(line.charAt(i));
      } else if (letter == ':' && fields.size() < FIELDS - 1) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(letter);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
