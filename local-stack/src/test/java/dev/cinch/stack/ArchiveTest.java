package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveTest {

  private final Path folder;

  ArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keepsModesAndLinks() throws IOException {
    Path place = archive("bin/program", "lib/library.so.1").placeBeside();
    archive("bin/program", "lib/library.so.1").unpackOnceTo(place);
    assertThat(place).isEqualTo(folder.resolve("postgres-test"));
    assertThat(place.resolve("bin/program")).isExecutable().hasContent("content of bin/program");
    assertThat(Files.isExecutable(place.resolve("lib/library.so.1"))).isFalse();
    assertThat(Files.readSymbolicLink(place.resolve("lib/link.so")))
        .isEqualTo(Path.of("library.so.1"));
    assertThat(place.resolve("lib/link.so")).hasContent("content of lib/library.so.1");
  }

  @Test
  void isUnpackedOnceWhenManyDoItAtTheSameTime() throws IOException {
    Archive archive = archive("bin/program", "lib/library.so.1");
    Path place = archive.placeBeside();
    List<CompletableFuture<Path>> all =
        IntStream.range(0, 8)
            .mapToObj(each -> CompletableFuture.supplyAsync(() -> archive.unpackOnceTo(place)))
            .toList();
    assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(place));
    assertThat(place.resolve("bin/program")).isExecutable();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(archive.file(), place);
    }
  }

  @Test
  void refusesAFileOutsideOfItsFolder() throws IOException {
    Archive archive = archive("../outside", "inside");
    assertThatThrownBy(() -> archive.unpackOnceTo(archive.placeBeside()))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Cannot unpack " + archive.file())
        .hasMessageContaining("../outside leads out of the folder");
    assertThat(archive.placeBeside()).doesNotExist();
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  private Archive archive(String program, String file) throws IOException {
    Path archive = folder.resolve("postgres-test.txz");
    try (OutputStream output = Files.newOutputStream(archive);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new XZOutputStream(output, new LZMA2Options(0)))) {
      add(tar, program, 0755);
      add(tar, file, 0644);
      TarArchiveEntry link = new TarArchiveEntry("lib/link.so", TarConstants.LF_SYMLINK);
      link.setLinkName("library.so.1");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    return new Archive(archive);
  }

  private static void add(TarArchiveOutputStream tar, String name, int mode) throws IOException {
    byte[] content = ("content of " + name).getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
