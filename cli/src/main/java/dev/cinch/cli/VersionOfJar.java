package dev.cinch.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has written into the jar. */
final class VersionOfJar implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Cinch.class.getPackage().getImplementationVersion();
    return new String[] {"cinch " + Optional.ofNullable(version).orElse("(not built as a jar)")};
  }
}
