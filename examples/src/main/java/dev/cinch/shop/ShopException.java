package dev.cinch.shop;

/** Something in the shop itself failed. */
public final class ShopException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ShopException(String message, Throwable cause) {
    super(message, cause);
  }
}
