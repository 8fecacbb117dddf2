package dev.cinch.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;

/**
 * The data folder of a standby: a copy of its primary's, taken while that runs, and where to stream
 * the log from. A slot of the primary keeps the log until the standby has it.
 */
record StandbyData(Place place, PostgresEndpoint primary) {

  /** What a running server has for itself. */
  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "standby.signal");

  /** Folders that must be there, and empty. */
  private static final Set<String> EMPTIED =
      Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_subtrans");

  void create() {
    String slot = "standby_" + UUID.randomUUID().toString().replace('-', '_');
    try (Connection connection = primary.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_create_physical_replication_slot('%s', true)".formatted(slot));
      statement.execute("select pg_backup_start('cinch standby', true)");
      copy(Path.of(one(statement, "show data_directory")));
      Files.writeString(
          place.data().resolve("backup_label"),
          one(statement, "select labelfile from pg_backup_stop(false)"));
      follow(slot);
    } catch (IOException | SQLException failure) {
      throw new StackException(
          "Cannot make a standby of %s in %s: %s".formatted(primary, place.data(), failure),
          failure);
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void follow(String slot) throws IOException {
    Files.createFile(place.data().resolve("standby.signal"));
    Files.writeString(
        place.data().resolve("postgresql.auto.conf"),
        """
        primary_conninfo = 'host=%s port=%d user=%s password=%s application_name=standby'
        primary_slot_name = '%s'
        wal_receiver_status_interval = '1s'
        synchronous_standby_names = ''
        """
            .formatted(primary.host(), primary.port(), primary.user(), primary.password(), slot),
        StandardOpenOption.APPEND);
  }

  private void copy(Path source) throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(folder, there(folder), StandardCopyOption.COPY_ATTRIBUTES);
            if (EMPTIED.contains(source.relativize(folder).toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!LEFT_OUT.contains(source.relativize(file).toString())) {
              copyUnlessGone(file, there(file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          private Path there(Path path) {
            return place.data().resolve(source.relativize(path).toString());
          }
        });
    Files.createDirectories(place.data().resolve("pg_wal/archive_status"));
    Files.createDirectories(place.data().resolve("pg_wal/summaries"));
  }

  /** The server goes on, and removes files as it likes; its log tells what became of them. */
  private static void copyUnlessGone(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException gone) {
      Files.deleteIfExists(to);
    }
  }
}
