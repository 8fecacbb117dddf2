package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.fill.Stripe.Candidates;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.PageRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSlicesTest {

  private static final TableName ITEM = TableName.of("shop", "item");

  private final OpenSlices open = new OpenSlices(new PageRange(ITEM, 1, 1, 100, 130), 2);

  @Test
  void goesRoundTheOpenSlicesStripeByStripe() {
    open.open(cut(10, 2));
    assertThat(walk(10, 2))
        .containsExactly(
            "100: 0/2",
            "110: 0/2",
            "100: 1/2",
            "110: 1/2",
            "100: 0/1",
            "110: 0/1", //
            "120: 0/2",
            "120: 1/2",
            "120: 0/1");
    assertThat(open.firstNotDone()).isEqualTo(130);
  }

  @Test
  void keepsTheStripesOfASliceThatIsOpen() {
    open.open(cut(10, 2));
    open.current().stripeDone();
    assertThat(open.current().next()).isEqualTo(new Stripe(1, 2, Candidates.ALL));
    open.open(cut(10, 12));
    assertThat(open.current().next()).isEqualTo(new Stripe(1, 2, Candidates.ALL));
    assertThat(walk(10, 12)).contains("120: 11/12");
  }

  @Test
  void countsAsDoneOnlyWhatIsDoneWithoutAGap() {
    open.open(cut(10, 1));
    assertThat(open.firstNotDone()).isEqualTo(100);
    open.next();
    finish();
    assertThat(open.firstNotDone()).as("the slice after it is done").isEqualTo(100);
    open.open(cut(10, 1));
    finish();
    assertThat(open.firstNotDone()).isEqualTo(120);
  }

  @Test
  void endsTheLastSliceWithTheRange() {
    open.open(cut(14, 1));
    open.next();
    finish();
    open.open(cut(14, 1));
    finish();
    assertThat(open.current().pages()).isEqualTo(new PageRange(ITEM, 1, 1, 128, 130));
  }

  @Test
  void cutsARangeIntoAsManySlicesAsMayBeOpen() {
    assertThat(firstOf(500)).isEqualTo(new PageRange(ITEM, 1, 1, 0, 125));
    assertThat(firstOf(100)).as("no slice is tiny").isEqualTo(new PageRange(ITEM, 1, 1, 0, 64));
  }

  private static PageRange firstOf(long pages) {
    OpenSlices four = new OpenSlices(new PageRange(ITEM, 1, 1, 0, pages), 4);
    four.open(cut(1000, 1));
    return four.current().pages();
  }

  @Test
  void looksAtEmptyRowsFirstAndSweepsAll() {
    open.open(new Cut(30, 1, Candidates.EMPTY));
    assertThat(open.current().next()).isEqualTo(new Stripe(0, 1, Candidates.EMPTY));
    open.current().stripeDone();
    assertThat(open.current().next()).isEqualTo(Stripe.ALL);
  }

  private static Cut cut(int pages, int stripes) {
    return new Cut(pages, stripes, Candidates.ALL);
  }

  private void finish() {
    while (!open.current().isDone()) {
      open.current().stripeDone();
    }
    open.next();
  }

  private List<String> walk(int pages, int stripes) {
    List<String> walked = new ArrayList<>();
    while (!open.isEmpty()) {
      OpenSlice slice = open.current();
      Stripe stripe = slice.next();
      walked.add("%d: %d/%d".formatted(slice.pages().first(), stripe.number(), stripe.of()));
      slice.stripeDone();
      open.next();
      open.open(cut(pages, stripes));
    }
    return walked;
  }
}
