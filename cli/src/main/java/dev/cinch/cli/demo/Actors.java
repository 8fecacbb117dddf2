package dev.cinch.cli.demo;

/** The shop's people, who act on what they hear of the migration. */
interface Actors {

  /** Clerks write the new column from here on. */
  void switchClerks();

  /** The order service sends another version of its event from here on. */
  void deployOrderService(int version);

  /** Billing reads all that there is; gives how many events that were. */
  int letBillingCatchUp();
}
