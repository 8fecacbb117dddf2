package dev.cinch.checker;

import dev.cinch.access.AccessConfiguration;
import dev.cinch.backbone.inbox.InboxConfiguration;
import dev.cinch.backbone.outbox.OutboxConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The contract checker. */
@SpringBootApplication
@Import({AccessConfiguration.class, InboxConfiguration.class, OutboxConfiguration.class})
public class CheckerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(CheckerApplication.class, arguments);
  }
}
