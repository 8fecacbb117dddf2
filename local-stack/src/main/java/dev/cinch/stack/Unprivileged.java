package dev.cinch.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How PostgreSQL, which refuses root, is run: what goes before its commands, and whose its files
 * are.
 *
 * @param prefix what goes before a command; it becomes that command under the same process id
 * @param owner the user that the files have to belong to, if not ours
 */
record Unprivileged(List<String> prefix, String owner) {

  private static final String OURS = "";

  /** The ways that root has, the best one first. */
  enum Way {
    /** A user namespace without a mapping: root's files, but not root to PostgreSQL. */
    NAMESPACE,
    /** The user nobody, by util-linux. */
    SETPRIV,
    /** The user nobody, by Perl: what macOS has. */
    PERL
  }

  /** The first way that works here; an ordinary user needs none. */
  static Unprivileged choose(List<Way> ways) {
    if (!isRoot()) {
      return new Unprivileged(List.of(), OURS);
    }
    return ways.stream()
        .flatMap(way -> prefixOf(way).stream())
        .filter(Unprivileged::works)
        .findFirst()
        .orElseThrow(
            () ->
                new StackException(
                    "Cannot run PostgreSQL as root: none of unshare -U, setpriv and perl makes another user of it; run as an ordinary user, or install util-linux"));
  }

  private static boolean isRoot() {
    return "0".equals(Shell.run("id", "-u").output());
  }

  private static Optional<Unprivileged> prefixOf(Way way) {
    return switch (way) {
      case NAMESPACE -> Optional.of(new Unprivileged(List.of("unshare", "-U"), OURS));
      case SETPRIV -> nobody("setpriv", "--reuid=%1$s", "--regid=%2$s", "--clear-groups");
      case PERL ->
          nobody(
              "perl",
              "-e",
              "use POSIX; $) = '%2$s %2$s'; POSIX::setgid(%2$s); POSIX::setuid(%1$s); exec @ARGV or exit 127",
              "--");
    };
  }

  private static Optional<Unprivileged> nobody(String... words) {
    Shell.Result user = Shell.run("id", "-u", "nobody");
    Shell.Result group = Shell.run("id", "-g", "nobody");
    if (!user.succeeded() || !group.succeeded()) {
      return Optional.empty();
    }
    List<String> prefix =
        List.of(words).stream().map(word -> word.formatted(user.output(), group.output())).toList();
    return Optional.of(new Unprivileged(prefix, user.output() + ":" + group.output()));
  }

  private boolean works() {
    Shell.Result result = Shell.exec(before("id", "-u"));
    return result.succeeded() && !"0".equals(result.output());
  }

  List<String> before(String... command) {
    return before(List.of(command));
  }

  List<String> before(List<String> command) {
    return java.util.stream.Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** Gives a folder and what is in it to whom PostgreSQL runs as. */
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

  /** Whether that user can run what is in a folder. */
  boolean reaches(Path executable) {
    return Shell.exec(before(executable.toString(), "--version")).succeeded();
  }

  /** Lets others pass through a folder of ours on the way to their own. */
  void passThrough(Path folder) {
    if (owner.equals(OURS)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException failure) {
      throw new StackException("Cannot open %s to user %s".formatted(folder, owner), failure);
    }
  }
}
