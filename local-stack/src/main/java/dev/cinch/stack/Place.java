package dev.cinch.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a server keeps what it writes, and what was asked of it.
 *
 * @param base the folder of the stack's data
 * @param name what its own files there are called
 * @param lasting whether the data outlives the stack
 * @param settings settings over the stack's own
 */
record Place(Path base, String name, boolean lasting, Map<String, String> settings) {

  static Place of(ServerKind kind, String name, Path base, StackOptions options) {
    return new Place(base, name, options.data() != null, options.settingsOf(kind));
  }

  /** The folder of its data, its own alone. */
  Path data() {
    return base.resolve(name);
  }

  /** A file of ours about it. */
  Path beside(String suffix) {
    return base.resolve(name + "." + suffix);
  }

  Path log() {
    return base.resolve("log").resolve(name + ".log");
  }

  /** What may be lost need not be ended with care. */
  Ending ending(Ending ofLasting, Ending ofTemporary) {
    return lasting ? ofLasting : ofTemporary;
  }

  void create() {
    try {
      Files.createDirectories(base.resolve("log"));
    } catch (IOException failure) {
      throw new StackException(
          "Cannot create %s: %s".formatted(base.resolve("log"), failure.getMessage()), failure);
    }
  }
}
