package dev.cinch.checker.compatibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a schema holds.
 *
 * @param kind the Avro type's name: {@code string}, {@code int}, {@code record} …; of an optional
 *     field what it is when it is there; {@code union} where it may be several things
 * @param logical the logical type's name; null where there is none
 * @param precision of a decimal, else 0
 * @param scale of a decimal, else 0
 * @param size of a fixed, else 0
 * @param optional whether it may be null or absent
 * @param symbols of an enum, else empty
 * @param fallback the default as its author would write it; null where there is none
 * @param element what each element of an array holds; null of anything else
 * @param words the type in words
 */
public record FieldShape(
    String kind,
    @Nullable String logical,
    int precision,
    int scale,
    int size,
    boolean optional,
    List<String> symbols,
    @Nullable String fallback,
    @Nullable FieldShape element,
    String words) {

  public FieldShape {
    symbols = List.copyOf(symbols);
  }
}
