package dev.cinch.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.stack.process.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A port that was free when it was chosen is another's when the server binds it. */
@Tag("long")
class LostPortIT {

  private final int lost = Ports.free();
  private final ServerSocket other = new ServerSocket();

  LostPortIT() throws IOException {}

  @BeforeEach
  void beQuicker() throws IOException {
    other.bind(Ports.address(lost));
  }

  @AfterEach
  void giveBack() throws IOException {
    other.close();
  }

  @Test
  void postgresTakesAnother() {
    try (LocalStack stack = start(StackMain.postgresAlone(), lost)) {
      assertThat(stack.postgres().port()).isNotEqualTo(lost);
      assertThat(stack.postgres().answeringFolder()).isPresent();
    }
  }

  @Test
  void kafkaTakesOthers() {
    StackOptions kafka = StackOptions.temporary().only(ServerKind.KAFKA);
    try (LocalStack stack = start(kafka, Ports.free(), lost, Ports.free(), Ports.free())) {
      assertThat(new Broker(stack.kafkaBootstrap()).createTopic()).isNotBlank();
    }
  }

  @Test
  void theRegistryTakesAnother() {
    StackOptions both = StackOptions.temporary().only(ServerKind.POSTGRES, ServerKind.REGISTRY);
    try (LocalStack stack = start(both, Ports.free(), lost)) {
      assertThat(stack.registry().getPort()).isNotEqualTo(lost);
      assertThat(new RegistryClient(stack.registry()).send("/subjects", "GET", "").statusCode())
          .isEqualTo(200);
    }
  }

  private static LocalStack start(StackOptions options, int... first) {
    Iterator<Integer> ports =
        Stream.concat(IntStream.of(first).boxed(), Stream.generate(Ports::free)).iterator();
    IntSupplier supplier = ports::next;
    return LocalStack.start(
        options,
        new LocalStack.Machine(ServerFiles.find(), List.of(Unprivileged.Way.values()), supplier));
  }
}
