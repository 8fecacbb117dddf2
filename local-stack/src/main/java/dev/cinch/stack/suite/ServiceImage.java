package dev.cinch.stack.suite;

import dev.cinch.stack.Checkout;
import dev.cinch.stack.StackException;
import dev.cinch.stack.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * What a service is started from: its jar, unpacked once after each build, since an unpacked one
 * starts in half the time, and an archive of its loaded classes, which halves that again. The first
 * process that ends in good order leaves the archive behind.
 */
record ServiceImage(Path jar) {

  /** The image of the jar that the build has made; unpacked here where nobody has yet. */
  static ServiceImage of(ServiceKind kind) {
    Path built = builtJar(kind);
    try {
      Path folder = built.resolveSibling("image-" + checksum(built));
      if (!Files.isDirectory(folder)) {
        unpack(built, folder);
      }
      return new ServiceImage(folder.resolve(built.getFileName()));
    } catch (IOException failed) {
      throw new StackException("Cannot unpack " + built, failed);
    }
  }

  /** A reproducible build gives every jar the same time, so that only its bytes tell it apart. */
  private static String checksum(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream bytes = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return Long.toHexString(checksum.getValue());
  }

  private static Path builtJar(ServiceKind kind) {
    Path folder = Checkout.root().resolve(kind.module()).resolve("target");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> isJarOf(kind, file)).toList();
      if (jars.size() == 1) {
        return jars.get(0);
      }
      throw new StackException(
          "Cannot tell which jar of %s to start among %s; build it with mvn package"
              .formatted(kind.module(), jars));
    } catch (IOException missing) {
      throw new StackException(
          "Cannot find the jar of %s; build it with mvn package".formatted(kind.module()), missing);
    }
  }

  private static boolean isJarOf(ServiceKind kind, Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(kind.module() + "-") && name.endsWith(".jar");
  }

  /** Another process may do the same at the same time: whoever is done first has done it. */
  private static void unpack(Path jar, Path folder) throws IOException {
    Path unfinished = Files.createTempDirectory(jar.getParent(), "image-unfinished-");
    try {
      extract(jar, unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      Folders.delete(unfinished);
      if (!Files.isDirectory(folder)) {
        throw failed;
      }
    }
  }

  private static void extract(Path jar, Path destination) throws IOException {
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                destination.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int status = tool.waitFor();
      if (status != 0) {
        throw new IOException("the jar's own extract command ended with status " + status);
      }
    } catch (InterruptedException interrupted) {
      tool.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
