package dev.cinch.stack;

import dev.cinch.stack.process.FolderLock;
import dev.cinch.stack.process.KnownProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The main class of the JVMs that tests start and kill: it starts what its arguments say, writes
 * one line about it and stays.
 */
final class StackMain {

  private StackMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
    switch (arguments[0]) {
      case "lock" ->
          say(FolderLock.tryNow(Path.of(rest.get(0))).isPresent() ? "locked" : "not locked");
      case "nothing" -> say("ready");
      case "temporary" -> say(endpoints(LocalStack.start(StackOptions.temporary()).endpoints()));
      case "kept" -> say(endpoints(LocalStack.start(keptIn(rest.get(0))).endpoints()));
      case "postgres" -> say(postgres(LocalStack.start(postgresAlone()).postgres()));
      case "service" -> say(Long.toString(ServiceProcess.start(EchoService.options()).pid()));
      case "shared" -> {
        say(shared(KnownProcess.parse(rest.get(0)), Holding.valueOf(rest.get(1))));
        return;
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    new CountDownLatch(1).await();
  }

  private static StackOptions keptIn(String folder) {
    return StackOptions.keptIn(Path.of(folder));
  }

  static StackOptions postgresAlone() {
    return StackOptions.temporary().only(ServerKind.POSTGRES);
  }

  private static String shared(KnownProcess owner, Holding holding) {
    SharedServers servers = new SharedStack(owner, holding).servers();
    return servers.holder() + " " + servers.kafkaBootstrap() + " " + postgres(servers.postgres());
  }

  private static String endpoints(Endpoints all) {
    return postgres(all.postgres()) + " " + all.kafkaBootstrap() + " " + all.registry();
  }

  private static String postgres(PostgresEndpoint postgres) {
    return postgres.port() + " " + postgres.password();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
