package dev.cinch.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/** The shop's plan, schemas and tables. */
public final class ShopFiles {

  private ShopFiles() {}

  /** The sample plan: a text column takes the place of an integer one. */
  public static String plan() {
    return text("orders-reference-text.yml");
  }

  /** The order event's schema: 1 before the migration, 2 with both columns, 3 after it. */
  public static Schema order(int version) {
    return new Schema.Parser().parse(text("order-%d.avsc".formatted(version)));
  }

  /** What the consumer {@code billing} reads of an order event. */
  public static String billingReader() {
    return text("billing-reader.avsc");
  }

  /** What the consumer {@code mailing} reads of an order event. */
  public static String mailingReader() {
    return text("mailing-reader.avsc");
  }

  static String tables() {
    return text("shop.sql");
  }

  static boolean has(String name) {
    return ShopFiles.class.getResource(name) != null;
  }

  static String text(String name) {
    try (InputStream file = ShopFiles.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("Cannot find the shop's file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read the shop's file " + name, failed);
    }
  }
}
