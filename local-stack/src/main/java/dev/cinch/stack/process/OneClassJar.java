package dev.cinch.stack.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * A main class of ours in a jar of its own beside a foreign program: an archive of classes takes no
 * folders on the class path, and wants every jar of it where it was.
 */
public final class OneClassJar {

  private OneClassJar() {}

  /** The jar in that folder, made unless it is there. */
  public static Path in(Path folder, Class<?> main) {
    String entry = main.getName().replace('.', '/') + ".class";
    try {
      byte[] bytes = bytes(main, entry);
      Path jar = folder.resolve("%s-%s.jar".formatted(main.getSimpleName(), checksum(bytes)));
      if (!Files.exists(jar)) {
        write(jar, entry, bytes);
      }
      return jar;
    } catch (IOException failure) {
      throw new ProcessException(
          "Cannot write a jar of %s to %s: %s".formatted(main.getName(), folder, failure), failure);
    }
  }

  private static byte[] bytes(Class<?> main, String entry) throws IOException {
    try (InputStream source = main.getClassLoader().getResourceAsStream(entry)) {
      return Objects.requireNonNull(source, entry).readAllBytes();
    }
  }

  private static String checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return Long.toHexString(checksum.getValue());
  }

  /** Another process may do the same at the same time. */
  private static void write(Path jar, String entry, byte[] bytes) throws IOException {
    Path unfinished = Files.createTempFile(jar.getParent(), "jar-", ".unfinished");
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(unfinished))) {
      output.putNextEntry(new ZipEntry(entry));
      output.write(bytes);
    }
    Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
  }
}
