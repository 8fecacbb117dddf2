package dev.cinch.cli.demo;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.contract.Deployment;
import dev.cinch.checker.contract.Reading;
import dev.cinch.checker.contract.Responsible;
import dev.cinch.shop.ShopEvents;
import dev.cinch.shop.ShopFiles;
import java.net.URI;
import java.util.List;

/**
 * The order service, which sends events; mailing, which reads them as they come; and billing, which
 * falls behind.
 */
final class OrderEvents implements AutoCloseable {

  static final String SUBJECT = ShopEvents.TOPIC + "-value";

  private static final int OLD_EVENTS = 300;
  private static final int READ_AT_FIRST = 60;
  private static final int NEW_EVENTS = 60;

  private final ShopEvents events;
  private int sent;
  private int read;

  OrderEvents(String bootstrap, URI registry) {
    this.events = new ShopEvents(bootstrap, registry);
  }

  /** Events of the first version are on the topic, and billing has read some of them. */
  void begin() {
    events.createTopic();
    send(1, OLD_EVENTS);
    events.letRead(ShopEvents.MAILING, OLD_EVENTS);
    read += events.letRead(ShopEvents.BILLING, READ_AT_FIRST);
  }

  /** The order service goes on with another version of its event. */
  void deploy(int version) {
    send(version, NEW_EVENTS);
    events.letRead(ShopEvents.MAILING, NEW_EVENTS);
  }

  private void send(int version, int number) {
    events.register(version);
    events.send(version, number);
    sent += number;
  }

  /** Billing reads all that there is; gives how many events that were. */
  int catchUp() {
    int behind = sent - read;
    int now = events.letRead(ShopEvents.BILLING, behind);
    read += now;
    if (now < behind) {
      throw new DemoFailedException(
          "Cannot let billing catch up: it read %d of %d events in half a minute"
              .formatted(now, behind));
    }
    return now;
  }

  /** What the consumers have said of themselves. */
  static List<Contract> contracts() {
    return List.of(
        contract(ShopEvents.BILLING, ShopFiles.billingReader(), List.of("id", "reference_text")),
        contract(ShopEvents.MAILING, ShopFiles.mailingReader(), List.of("id", "customer")));
  }

  private static Contract contract(String consumer, String reader, List<String> fields) {
    return new Contract(
        new ContractKey("production", consumer, SUBJECT),
        ConsumerKind.KAFKA_CONSUMER,
        new Responsible("team-" + consumer, null, false),
        new Reading(
            ShopEvents.TOPIC,
            AvroSchema.parse(reader),
            fields,
            List.of(consumer),
            List.of(),
            Binding.BY_NAME),
        new Deployment("java", null, null));
  }

  @Override
  public void close() {
    events.close();
  }
}
