package dev.cinch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The plan file. */
final class PlanFile {

  private static final String STANDARD_INPUT = "-";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "The plan file; - for the standard input.")
  private String file = "";

  String name() {
    return file;
  }

  String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (NoSuchFileException missing) {
      throw refused("there is no such file");
    } catch (CharacterCodingException foreign) {
      throw refused("it is not in UTF-8; save it as such");
    } catch (IOException failure) {
      throw refused(String.valueOf(failure.getMessage()));
    }
  }

  private byte[] bytes() throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      InputStream input = System.in;
      return input.readAllBytes();
    }
    return Files.readAllBytes(Path.of(file));
  }

  private ParameterException refused(String why) {
    return new ParameterException(
        command.commandLine(), "Cannot read the plan %s: %s".formatted(file, why));
  }
}
