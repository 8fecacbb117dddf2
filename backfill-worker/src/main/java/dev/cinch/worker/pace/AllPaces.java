package dev.cinch.worker.pace;

import dev.cinch.worker.range.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Several paces at once: the slowest counts. */
public record AllPaces(List<Pace> paces) implements Pace {

  public AllPaces {
    paces = List.copyOf(paces);
  }

  @Override
  public Optional<Hold> hold(Order order) {
    return paces.stream()
        .flatMap(pace -> pace.hold(order).stream())
        .max(Comparator.comparing(Hold::length));
  }

  @Override
  public Optional<String> remark(Order order) {
    return paces.stream().flatMap(pace -> pace.remark(order).stream()).findFirst();
  }

  @Override
  public void written(Order order, Written written) {
    paces.forEach(pace -> pace.written(order, written));
  }
}
