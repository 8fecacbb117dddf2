package dev.cinch.stack;

import dev.cinch.stack.process.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How PostgreSQL, which refuses root, is run.
 *
 * @param prefix what goes before a command; it becomes that command under the same process id
 * @param owner whose the files have to be, as {@code chown} wants it; empty if they may stay ours
 */
record Unprivileged(List<String> prefix, String owner) {

  private static final String OURS = "";

  /** The ways that root has, the best one first. */
  enum Way {
    /** A user namespace without a mapping: root's own files, and yet not root to PostgreSQL. */
    NAMESPACE,
    /** The user nobody, by util-linux: containers forbid namespaces. */
    SETPRIV,
    /** The user nobody, by Perl: what macOS has. */
    PERL
  }

  /** The first way that works here. An ordinary user needs none. */
  static Unprivileged choose(List<Way> ways) {
    if (!Shell.run("id", "-u").output().equals("0")) {
      return new Unprivileged(List.of(), OURS);
    }
    return ways.stream()
        .flatMap(way -> by(way).stream())
        .filter(Unprivileged::works)
        .findFirst()
        .orElseThrow(
            () ->
                new StackException(
                    "Cannot run PostgreSQL as root: none of %s works here; run as an ordinary user, or install util-linux"
                        .formatted(ways)));
  }

  private static Optional<Unprivileged> by(Way way) {
    return switch (way) {
      case NAMESPACE -> Optional.of(new Unprivileged(List.of("unshare", "-U"), OURS));
      case SETPRIV -> nobody("setpriv", "--reuid=%1$s", "--regid=%2$s", "--clear-groups");
      case PERL -> nobody("perl", "-e", BY_PERL, "--");
    };
  }

  private static final String BY_PERL =
      "use POSIX; $) = '%2$s %2$s'; POSIX::setgid(%2$s); POSIX::setuid(%1$s); exec @ARGV or exit 127";

  private static Optional<Unprivileged> nobody(String... words) {
    Shell.Result user = Shell.run("id", "-u", "nobody");
    Shell.Result group = Shell.run("id", "-g", "nobody");
    if (!user.succeeded() || !group.succeeded()) {
      return Optional.empty();
    }
    List<String> prefix =
        Stream.of(words).map(word -> word.formatted(user.output(), group.output())).toList();
    return Optional.of(new Unprivileged(prefix, user.output() + ":" + group.output()));
  }

  private boolean works() {
    Shell.Result user = run("id", "-u");
    return user.succeeded() && !user.output().equals("0");
  }

  private Shell.Result run(String... command) {
    return Shell.run(before(List.of(command)).toArray(String[]::new));
  }

  List<String> before(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** Whether that user can run a program: it may lie below a folder that is closed to others. */
  boolean reaches(Path program) {
    return run(program.toString(), "--version").succeeded();
  }

  /** Gives a folder and all in it to that user. */
  void own(Path folder) {
    if (owner.equals(OURS)) {
      return;
    }
    Shell.Result result = Shell.run("chown", "-R", owner, folder.toString());
    if (!result.succeeded()) {
      throw new StackException(
          "Cannot give %s to user %s: %s".formatted(folder, owner, result.output()));
    }
  }

  /** Lets that user pass through a folder of ours to its own. */
  void passThrough(Path folder) {
    if (owner.equals(OURS)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException failure) {
      throw new StackException(
          "Cannot let user %s pass through %s: %s".formatted(owner, folder, failure), failure);
    }
  }
}
