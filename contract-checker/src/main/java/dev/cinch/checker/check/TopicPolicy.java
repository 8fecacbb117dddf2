package dev.cinch.checker.check;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a topic keeps its records.
 *
 * @param compacted whether the last record of each key stays for ever
 * @param retention after what time records are deleted; null where none is by its age
 * @param stampedByBroker whether a record's time is when the broker got it; otherwise its producer
 *     set it as it liked
 */
public record TopicPolicy(
    boolean compacted, @Nullable Duration retention, boolean stampedByBroker) {}
