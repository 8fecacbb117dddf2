package dev.cinch.checker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  private final AddressPolicy policy = new AddressPolicy(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
        "2001:db8::1"
      })
  void refusesWhatIsNotPublic(String address) throws Exception {
    assertThat(policy.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.216.34",
        "172.15.255.255",
        "172.32.0.1",
        "100.128.0.1",
        "11.0.0.1",
        "2606:4700::1",
        "64:ff9b::5db8:d822"
      })
  void allowsWhatIsPublic(String address) throws Exception {
    assertThat(policy.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void allowsANetworkThatIsNamedAndNoOther() throws Exception {
    AddressPolicy named = new AddressPolicy(List.of("10.1.0.0/16", "fd00:1::/33"));

    assertThat(named.allows(InetAddress.getByName("10.1.255.1"))).isTrue();
    assertThat(named.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(named.allows(InetAddress.getByName("fd00:1:7fff::1"))).isTrue();
    assertThat(named.allows(InetAddress.getByName("fd00:1:8000::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "localhost/8", "10.0.0.0/33", "::/129", "10.0.0.0/x"})
  void refusesWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Network.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read network \"%s\": ".formatted(text));
  }
}
