package dev.cinch.stack.suite;

/**
 * How one service reaches one database.
 *
 * @param url without user and password
 */
public record Login(String url, String user, String password) {

  @Override
  public String toString() {
    return user + "@" + url;
  }
}
