package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8StreamTest {
  @Test
  void aCharacterComesWhenItIsComplete() {
    Utf8Stream stream = new Utf8Stream();
    byte[] emoji = TokenizerSamples.utf8("😀");
    assertThat(stream.append(new byte[] {'a', emoji[0]})).isEqualTo("a");
    assertThat(stream.append(new byte[] {emoji[1]})).isEmpty();
    assertThat(stream.append(new byte[0])).isEmpty();
    assertThat(stream.append(new byte[] {emoji[2]})).isEmpty();
    assertThat(stream.append(new byte[] {emoji[3], 'b'})).isEqualTo("😀b");
    assertThat(stream.finish()).isEmpty();
  }

  @Test
  void anUnfinishedCharacterBecomesAReplacementAtTheEnd() {
    Utf8Stream stream = new Utf8Stream();
    assertThat(stream.append(new byte[] {(byte) 0xE4, (byte) 0xB8})).isEmpty();
    assertThat(stream.finish()).isEqualTo("\uFFFD");
    assertThat(stream.append(new byte[] {'a'})).isEqualTo("a");
  }

  @Test
  void bytesInAnyPiecesGiveTheTextOfTheWhole() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      byte[] bytes = TokenizerSamples.utf8(TokenizerSamples.nasty(seed, 30));
      if (seed % 2 == 1) { // damaged: what a model may write
        for (int i = 0; i < 10; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      Utf8Stream stream = new Utf8Stream();
      StringBuilder text = new StringBuilder();
      for (int from = 0; from < bytes.length; ) {
        int to = Math.min(bytes.length, from + random.nextInt(4));
        text.append(stream.append(Arrays.copyOfRange(bytes, from, to)));
        from = to;
      }
      text.append(stream.finish());
      assertThat(text.toString()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
