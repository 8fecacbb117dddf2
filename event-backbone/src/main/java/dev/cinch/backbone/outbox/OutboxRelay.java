package dev.cinch.backbone.outbox;

import org.springframework.context.SmartLifecycle;

/** Carries events from the outbox to Kafka. */
public final class OutboxRelay implements SmartLifecycle {

  private volatile boolean running;

  OutboxRelay() {}

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
