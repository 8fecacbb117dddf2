package dev.cinch.target.fill;

import java.time.Duration;

/** Learns from the slices that are done how to cut the next ones. */
final class Cutting {

  private final SliceSize size;
  private final StripeCount stripes;
  private final EmptyRows empty = new EmptyRows();

  Cutting(FillSettings settings) {
    this.size = new SliceSize(settings.slicePages(), settings.target());
    this.stripes = new StripeCount(settings.stripes());
  }

  Cut next() {
    return new Cut(size.pages(), stripes.count(), empty.candidates());
  }

  void took(Piece piece, Duration duration) {
    size.took(piece.pages().pages(), duration);
  }

  void done(OpenSlice slice) {
    size.done(slice.pages().pages(), slice.longest());
    stripes.done(slice.stripes(), slice.rows());
    empty.swept(slice.rows(), slice.sweep());
  }
}
