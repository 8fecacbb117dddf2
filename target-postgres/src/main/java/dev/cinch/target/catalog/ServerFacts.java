package dev.cinch.target.catalog;

/**
 * What has to be known of a server.
 *
 * @param versionNumber as {@code server_version_num} has it, such as 180006
 * @param version as people write it, such as 18.6
 * @param inRecovery true on a replica, which takes no write
 * @param timeline raised by each failover; what was cut under another one says nothing now
 * @param blockSize bytes of a page
 */
public record ServerFacts(
    int versionNumber, String version, boolean inRecovery, int timeline, int blockSize) {

  /** The oldest version that is supported. */
  public static final int OLDEST = 14;

  /** The newest version that was tried. */
  public static final int NEWEST = 18;

  public int majorVersion() {
    return versionNumber / 10_000;
  }

  /** True where {@code NOT NULL ... NOT VALID} exists: from 18 on. */
  public boolean hasNotNullNotValid() {
    return majorVersion() >= 18;
  }

  /** True where a foreign key of a partitioned table may be NOT VALID: from 18 on. */
  public boolean hasNotValidForeignKeyOfPartitioned() {
    return majorVersion() >= 18;
  }

  /** False for a version that Cinch was not made for. */
  public boolean isSupported() {
    return majorVersion() >= OLDEST && majorVersion() <= NEWEST;
  }
}
