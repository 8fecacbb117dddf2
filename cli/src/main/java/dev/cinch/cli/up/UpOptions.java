package dev.cinch.cli.up;

import dev.cinch.cli.local.Target;
import dev.cinch.stack.StackOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is started.
 *
 * @param data the folder whose data is found again; null for one that goes at the end
 * @param workers backfill workers
 * @param targets databases besides the sample shop
 */
public record UpOptions(@Nullable Path data, int workers, List<Target> targets) {

  public UpOptions {
    targets = List.copyOf(targets);
  }

  StackOptions stack() {
    return data == null ? StackOptions.temporary() : StackOptions.keptIn(data);
  }

  @Nullable Path logs() {
    return data == null ? null : data.resolve("log");
  }
}
