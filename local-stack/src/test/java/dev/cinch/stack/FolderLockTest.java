package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.stack.process.FolderLock;
import dev.cinch.stack.process.OtherJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  private final Path folder;

  FolderLockTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isHeldByOneAtATime() throws IOException {
    try (FolderLock first = FolderLock.tryNow(folder).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(FolderLock.tryNow(folder)).isEmpty();
    }
    try (FolderLock second = FolderLock.take(folder)) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void keepsOtherJvmsOutAlsoAfterThisOneTriedTwice() throws IOException {
    try (FolderLock lock = FolderLock.take(folder)) {
      assertThat(lock).isNotNull();
      assertThat(FolderLock.tryNow(folder)).isEmpty();
      assertThat(lockedByAnotherJvm()).isEqualTo("not locked");
    }
    assertThat(lockedByAnotherJvm()).isEqualTo("locked");
  }

  @Test
  void isFreeWhenItsJvmIsGone() throws IOException {
    assertThat(lockedByAnotherJvm()).isEqualTo("locked");
    try (FolderLock lock = FolderLock.take(folder)) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void isWaitedForByAnotherThread() throws IOException {
    CompletableFuture<Void> waiting;
    try (FolderLock first = FolderLock.take(folder)) {
      assertThat(first).isNotNull();
      waiting = CompletableFuture.runAsync(this::takeAndGiveBack);
      assertThat(waiting).isNotDone();
    }
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void cannotBeTakenOfAFolderThatIsGone() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Files.delete(gone);
    assertThatThrownBy(() -> FolderLock.tryNow(gone)).isInstanceOf(NoSuchFileException.class);
    Files.createDirectory(gone);
    assertThat(FolderLock.tryNow(gone)).isPresent();
  }

  private void takeAndGiveBack() {
    try (FolderLock lock = FolderLock.take(folder)) {
      assertThat(lock).isNotNull();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private String lockedByAnotherJvm() {
    try (OtherJvm other = OtherJvm.start(folder, StackMain.class, "lock", folder.toString())) {
      String said = other.nextLine();
      other.kill();
      return said;
    }
  }
}
