package dev.cinch.checker.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a file document by document; what is wrong with it becomes a problem. */
final class YamlFile {

  private YamlFile() {}

  /** Takes one document. */
  @FunctionalInterface
  interface Reader {

    void take(YamlMap document) throws YamlMap.Unreadable;
  }

  /**
   * Reads a file up to where it can't be read.
   *
   * @param rule the id of what is wrong with such files
   * @param help where it says what such a file may hold
   */
  static List<Problem> read(Path file, String rule, String help, Reader reader) {
    try {
      for (YamlMap document : YamlMap.read(file.toString(), Files.readString(file))) {
        reader.take(document);
      }
      return List.of();
    } catch (YamlMap.Unreadable unreadable) {
      return List.of(
          Problem.violation(
              rule, unreadable.spot(), String.valueOf(unreadable.getMessage()), help));
    } catch (IOException away) {
      return List.of(
          Problem.unknown(
              rule,
              Spot.startOf(file.toString()),
              "the file can't be read: " + away,
              "see that it is there and in UTF-8"));
    }
  }
}
