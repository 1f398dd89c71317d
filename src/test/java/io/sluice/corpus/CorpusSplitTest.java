package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class CorpusSplitTest {
  private static int cut(String text, double share, String boundary) {
    return new Split(share, OptionalDouble.empty(), Optional.of(boundary))
        .cuts(TokenizerSamples.utf8(text), "text")
        .validation();
  }

  @Test
  void tinyShakespearesCustomaryCut() {
    byte[] text = TokenizerSamples.utf8("x".repeat(1_115_394));
    assertThat(Split.of(0.1, OptionalDouble.empty()).cuts(text, "text"))
        .isEqualTo(new Split.Cuts(1_003_854, 1_115_394));
    assertThat(Split.of(0.05, OptionalDouble.of(0.05)).cuts(text, "text"))
        .isEqualTo(new Split.Cuts(1_003_854, 1_059_624));
  }

  @Test
  void theCutMovesForwardToTheNextBoundary() {
    assertThat(cut("aa##bb##cc##dd", 0.5, "##")).isEqualTo(8);
    assertThat(cut("aa##bbbb##cc", 0.5, "##")).isEqualTo(10);
    assertThat(cut("aaaa##cc", 0.3, "##")).isEqualTo(6);
    assertThat(cut("ééé##ccccc", 0.6, "##")).isEqualTo(8);
  }

  @Test
  void withNoneLeftTheCutMovesBack() {
    assertThat(cut("aa##bbbbbbbb", 0.1, "##")).isEqualTo(4);
    assertThat(cut("aa##bbbbbb##", 0.1, "##")).isEqualTo(4);
  }

  @Test
  void theTestPartIsCutAtABoundaryToo() {
    Split split = new Split(0.3, OptionalDouble.of(0.3), Optional.of("#"));
    assertThat(split.cuts(TokenizerSamples.utf8("aaaa#bbb#ccc"), "text"))
        .isEqualTo(new Split.Cuts(5, 9));
    assertThatThrownBy(() -> split.cuts(TokenizerSamples.utf8("aaaaaaaaaaa#cc"), "text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a test share of 0.3 at '#', one part would be empty");
  }

  @Test
  void onePartMustNotBeEmpty() {
    for (String text : new String[] {"aaaa", "##", "aaa##", "#"}) {
      assertThatThrownBy(() -> cut(text, 0.5, "##"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at '##', one part would be empty");
    }
  }
}
