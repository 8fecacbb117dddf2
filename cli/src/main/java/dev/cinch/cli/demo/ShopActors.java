package dev.cinch.cli.demo;

import dev.cinch.shop.ShopTraffic;

/** The people of the sample shop. */
record ShopActors(ShopTraffic traffic, OrderEvents events) implements Actors {

  @Override
  public void switchClerks() {
    traffic.switchToNew();
  }

  @Override
  public void deployOrderService(int version) {
    events.deploy(version);
  }

  @Override
  public int letBillingCatchUp() {
    return events.catchUp();
  }
}
