package dev.cinch.stack;

import dev.cinch.stack.process.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a server keeps what it writes, and what was asked of it.
 *
 * @param base the folder of the stack's data
 * @param name what its own files there are called
 * @param lasting whether the data outlives the stack
 * @param settings settings over the stack's own
 */
record Place(Path base, String name, boolean lasting, Map<String, String> settings) {

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
      throw new StackException("Cannot create %s: %s".formatted(base, failure), failure);
    }
  }

  /** What a file of ours says; made at the first time, and for this user's eyes only. */
  String remembered(String suffix, Supplier<String> first) {
    Path file = beside(suffix);
    try {
      if (!Files.exists(file)) {
        OwnFile.write(base, name + "." + suffix, first.get());
      }
      return Files.readString(file);
    } catch (IOException failure) {
      throw new StackException("Cannot keep %s: %s".formatted(file, failure), failure);
    }
  }
}
