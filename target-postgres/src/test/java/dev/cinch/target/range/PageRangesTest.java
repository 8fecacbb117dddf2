package dev.cinch.target.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.name.TableName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageRangesTest {

  private static Leaf leaf(String name, long pages) {
    return new Leaf(TableName.of("shop", name), 1, 77, pages, null);
  }

  @Test
  void cutsALeafIntoRangesOfWhichTheLastMayBeShorter() {
    PageRanges ranges = PageRanges.cut(List.of(leaf("orders", 25)), 3, 10);

    assertThat(ranges)
        .containsExactly(
            new PageRange(TableName.of("shop", "orders"), 77, 3, 0, 10),
            new PageRange(TableName.of("shop", "orders"), 77, 3, 10, 20),
            new PageRange(TableName.of("shop", "orders"), 77, 3, 20, 25));
    assertThat(ranges.count()).isEqualTo(3);
    assertThat(ranges.pages()).isEqualTo(25);
  }

  @Test
  void goesFromLeafToLeafAndPassesOverEmptyOnes() {
    PageRanges ranges =
        PageRanges.cut(
            List.of(leaf("a", 0), leaf("b", 10), leaf("c", 0), leaf("d", 1), leaf("e", 0)), 1, 10);

    assertThat(ranges).extracting(range -> range.leaf().name().value()).containsExactly("b", "d");
    assertThat(PageRanges.cut(List.of(leaf("a", 0)), 1, 10)).isEmpty();
    assertThat(PageRanges.cut(List.of(), 1, 10).count()).isZero();
  }

  @Test
  void coversEachPageOnceWhateverTheSizes() {
    Random random = new Random(20261121);
    for (int round = 0; round < 200; round++) {
      List<Leaf> leaves = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        leaves.add(leaf("leaf" + i, random.nextInt(50)));
      }
      PageRanges ranges = PageRanges.cut(leaves, 1, 1 + random.nextInt(12));

      for (Leaf leaf : leaves) {
        long expected = 0;
        for (PageRange range : ranges) {
          if (range.leaf().equals(leaf.table())) {
            assertThat(range.first()).isEqualTo(expected);
            expected = range.end();
          }
        }
        assertThat(expected).isEqualTo(leaf.pages());
      }
    }
  }

  @Test
  void findsAnyRangeOfAHugeTableWithoutMakingTheOthers() {
    // 32 TB, the largest table that there can be, page by page
    long pages = 4_294_967_295L;
    PageRanges ranges = PageRanges.cut(List.of(leaf("a", pages), leaf("b", pages)), 1, 1);

    assertThat(ranges.count()).isEqualTo(2 * pages);
    assertThat(ranges.get(pages - 1).first()).isEqualTo(pages - 1);
    assertThat(ranges.get(pages).leaf().name().value()).isEqualTo("b");
    assertThat(ranges.get(pages).first()).isZero();
    assertThat(ranges.get(2 * pages - 1).end()).isEqualTo(pages);
  }

  @Test
  void carriesOnFromAnyRange() {
    PageRanges ranges = PageRanges.cut(List.of(leaf("a", 25), leaf("b", 5)), 1, 10);

    assertThat(ranges.from(2)).extracting(PageRange::first).containsExactly(20L, 0L);
    assertThat(ranges.from(4)).isEmpty();
  }

  @Test
  void takesARangeThatIsLargerThanAnyTable() {
    assertThat(PageRanges.cut(List.of(leaf("a", 7)), 1, Long.MAX_VALUE))
        .containsExactly(new PageRange(TableName.of("shop", "a"), 77, 1, 0, 7));
  }

  @Test
  void refusesWhatMakesNoSense() {
    PageRanges ranges = PageRanges.cut(List.of(leaf("a", 7)), 1, 10);
    Iterator<PageRange> iterator = ranges.iterator();
    iterator.next();

    assertThatThrownBy(() -> PageRanges.cut(List.of(), 1, 0))
        .hasMessage("Cannot cut ranges of 0 pages: a range needs at least one");
    assertThatThrownBy(() -> ranges.get(1)).hasMessage("Cannot take range 1: there are 1");
    assertThatThrownBy(() -> ranges.get(-1)).hasMessage("Cannot take range -1: there are 1");
    assertThatThrownBy(iterator::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Cannot take a range after the last one");
    assertThatThrownBy(() -> new PageRange(TableName.of("shop", "a"), 1, 1, 5, 5))
        .hasMessage("Cannot make a range of pages 5 to 5 of shop.a: it holds no page");
  }
}
