package dev.cinch.backbone.wire;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificFixed;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that Avro generated, and no others. Avro makes an instance of whatever class a
 * schema names, and so refuses every class that is not listed for the whole JVM; a generated class
 * needs no list, since making one does nothing but hold data.
 */
final class GeneratedClasses extends SpecificData {

  private final ConcurrentMap<String, Optional<Class<?>>> found = new ConcurrentHashMap<>();

  GeneratedClasses(@Nullable ClassLoader loader) {
    super(loader == null ? GeneratedClasses.class.getClassLoader() : loader);
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is declared
  public @Nullable Class getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED ->
          found
              .computeIfAbsent(getClassName(schema), name -> find(name, getClassLoader()))
              .orElse(null);
      default -> super.getClass(schema);
    };
  }

  private static Optional<Class<?>> find(String name, ClassLoader loader) {
    try {
      return Optional.<Class<?>>of(Class.forName(name, false, loader))
          .filter(GeneratedClasses::isGenerated);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean isGenerated(Class<?> type) {
    return SpecificRecordBase.class.isAssignableFrom(type)
        || SpecificFixed.class.isAssignableFrom(type)
        || (type.isEnum() && GenericEnumSymbol.class.isAssignableFrom(type));
  }
}
