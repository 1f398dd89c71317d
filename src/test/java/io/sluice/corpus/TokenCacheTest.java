package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenCacheTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir Path folder;
  private final Tokenizer bytes = new BytesTokenizer();

  @Test
  void longTextsComeOutAsIfEncodedWhole() {
    String training = TokenizerSamples.nasty(1, 60_000);
    String validation = TokenizerSamples.plain(1, 30_000);
    Corpus corpus = TokenizerSamples.corpus(training, validation);
    List<Tokenizer> tokenizers =
        List.of(
            bytes,
            CharactersTokenizer.of(corpus),
            WordsTokenizer.of(corpus),
            TokenizerSamples.byteLevel(),
            TokenizerSamples.sentencePiece());
    for (Tokenizer tokenizer : tokenizers) {
      try (tokenizer;
          TokenFile first = cache().training(corpus, tokenizer);
          TokenFile second = cache().heldOut(corpus, HeldOut.VALIDATION, tokenizer)) {
        assertThat(ids(first)).isEqualTo(tokenizer.encode(training));
        assertThat(ids(second)).isEqualTo(tokenizer.encode(validation));
        assertThat(first.textBytes()).isEqualTo(corpus.trainingBytes());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "\u6587", "\uD83D\uDE00"})
  void aTextMayHaveAnyNameThatAFileMayHave(String letter) throws IOException {
    int letters = 251 / letter.getBytes(StandardCharsets.UTF_8).length;
    Path text = Files.writeString(folder.resolve(letter.repeat(letters) + ".txt"), "abc".repeat(9));
    Corpus corpus = Corpora.ofText(text, Split.of(0.5, OptionalDouble.empty()));
    TokenCache cache = new TokenCache(folder.resolve("tokens"));
    cache.training(corpus, bytes).close();
    cache.heldOut(corpus, HeldOut.VALIDATION, bytes).close();
    assertThat(cache.holds(corpus, bytes)).isTrue();
  }

  @Test
  void aFileIsWrittenOnceForATextAndATokenizer() throws IOException {
    Corpus corpus = TokenizerSamples.corpus("abc", "b");
    cache().training(corpus, bytes).close();
    Path file = files().get(0);
    Files.setLastModifiedTime(file, LONG_AGO);
    cache().training(corpus, bytes).close();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    cache().heldOut(corpus, HeldOut.VALIDATION, bytes).close();
    cache().training(corpus, CharactersTokenizer.of(corpus)).close();
    cache().training(TokenizerSamples.corpus("abd", "b"), bytes).close();
    assertThat(files()).hasSize(4);
  }

  @Test
  void aDamagedFileIsWrittenAgain() throws IOException {
    Corpus corpus = TokenizerSamples.corpus("abc", "de");
    cache().training(corpus, bytes).close();
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[damaged.length - 1]++;
    for (byte[] bad : new byte[][] {damaged, new byte[0], TokenizerSamples.utf8("foreign")}) {
      Files.write(file, bad);
      try (TokenFile again = cache().training(corpus, bytes)) {
        assertThat(ids(again)).containsExactly('a', 'b', 'c');
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
    assertThat(files()).hasSize(1);
  }

  @Test
  void aFileOfAnEarlierVersionIsWrittenAgain() throws IOException {
    Corpus corpus = TokenizerSamples.corpus("abc", "de");
    cache().training(corpus, bytes).close();
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    byte[] earlier = whole.clone();
    earlier[8] = 1; // the version stands after the magic
    Files.write(file, earlier);
    cache().training(corpus, bytes).close();
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void severalAtOnceGetTheSameFile() throws Exception {
    String text = TokenizerSamples.plain(1, 20_000);
    Corpus corpus = TokenizerSamples.corpus(text, "a");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<int[]>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            pool.submit(
                () -> {
                  try (TokenFile file = cache().training(corpus, bytes)) {
                    return ids(file);
                  }
                }));
      }
      for (Future<int[]> ids : all) {
        assertThat(ids.get()).isEqualTo(bytes.encode(text));
      }
    } finally {
      pool.shutdown();
    }
    assertThat(files()).hasSize(1);
  }

  @Test
  void aFailureLeavesNothingBehind() {
    Corpus corpus = TokenizerSamples.corpus("a".repeat(200_000) + "?", "de");
    Tokenizer other = CharactersTokenizer.of(TokenizerSamples.corpus("a", "a"));
    assertThatThrownBy(() -> cache().training(corpus, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'?' (U+003F) at line 1, column 200001");
    assertThat(files()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Corpus corpus = TokenizerSamples.corpus("abc", "de");
    assertThatThrownBy(() -> new TokenCache(file.resolve("cache")).training(corpus, bytes))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot make the folder");
  }

  private TokenCache cache() {
    return new TokenCache(folder.resolve("tokens"));
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder.resolve("tokens"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] ids(TokenFile file) {
    int[] ids = new int[Math.toIntExact(file.count())];
    file.read(0, ids);
    return ids;
  }
}
