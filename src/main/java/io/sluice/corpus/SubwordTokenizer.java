package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.corpus.huggingface.TokenizerFile;
import io.sluice.data.Sha256;
import io.sluice.run.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Any tokenizer.json, through the native library. Special tokens that stand in the text, such as
 * {@code <|endoftext|>}, become one id, as the file says. Long texts are cut by {@link
 * RememberedWords} where GPT-2's rule for words is in force, else by {@link TestedSeams}.
 */
final class SubwordTokenizer implements Tokenizer {
  private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>");
  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final int NO_WORD = -1;

  private final String json;
  private final String fingerprint;
  private final TokenizerJson facts;
  private final Optional<ByteLevelTokens> byteLevel;
  private final NativeTokenizer library;
  private final PieceEncoder pieces;
  private final int word;

  private SubwordTokenizer(
      String json, TokenizerJson facts, AddedTokens added, NativeTokenizer library) {
    this.json = json;
    // Megabytes of text, and a token file asks for it several times.
    this.fingerprint = Sha256.of(json);
    this.facts = facts;
    this.byteLevel =
        facts.byteLevel()
            ? Optional.of(new ByteLevelTokens(facts.tokens(), added))
            : Optional.empty();
    this.library = library;
    this.pieces =
        facts.wordsAsInGpt2()
            ? new RememberedWords(library, new Gpt2Cuts(facts.addedTokens()))
            : new TestedSeams(library);
    this.word = facts.byteLevel() ? NO_WORD : someWord(facts, library);
  }

  /**
   * Reads the text of a tokenizer.json.
   *
   * @param tree the text as {@link TokenizerFile#tree} reads it
   * @param file what has been checked of it
   * @param origin what the text is, for errors
   */
  static SubwordTokenizer of(String json, JsonNode tree, TokenizerFile file, String origin) {
    return new SubwordTokenizer(
        json,
        TokenizerJson.of(tree, file),
        AddedTokens.of(tree),
        NativeTokenizer.parse(file.library(), origin));
  }

  @Override
  public int vocabularySize() {
    return facts.tokens().size();
  }

  @Override
  public int[] encode(String text) {
    return library.encode(text);
  }

  @Override
  public String decode(int[] ids) {
    for (int id : ids) {
      TokenIds.checked(id, vocabularySize());
    }
    return byteLevel
        .map(tokens -> new String(tokens.joined(ids), StandardCharsets.UTF_8))
        .orElseGet(() -> library.decode(ids));
  }

  @Override
  public byte[] bytes(int id) {
    String token = facts.tokens().get(TokenIds.checked(id, vocabularySize()));
    if (byteLevel.isPresent()) {
      return byteLevel.get().of(id);
    }
    if (token == null) {
      return new byte[0];
    }
    Matcher single = BYTE.matcher(token);
    if (facts.byteFallback() && single.matches()) {
      return new byte[] {(byte) Integer.parseInt(single.group(1), 16)};
    }
    return addedText(id).getBytes(StandardCharsets.UTF_8);
  }

  /** What the decoder adds for a token after a word; at the beginning it may leave out a space. */
  private String addedText(int id) {
    if (word == NO_WORD) {
      return library.decode(id);
    }
    String alone = library.decode(word);
    String both = library.decode(word, id);
    return both.startsWith(alone) ? both.substring(alone.length()) : library.decode(id);
  }

  private static int someWord(TokenizerJson facts, NativeTokenizer library) {
    return IntStream.range(0, facts.tokens().size())
        .filter(id -> facts.tokens().get(id) != null)
        .filter(id -> WORD.matcher(library.decode(id)).matches())
        .findFirst()
        .orElse(NO_WORD);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void save(Path tokenizerJson) {
    AtomicFile.write(tokenizerJson, json);
  }

  @Override
  public int nextCut(String text, int begin, int from) {
    return pieces.nextCut(text, begin, from);
  }

  @Override
  public int[] encode(String text, int from, int to) {
    return pieces.encode(text, from, to);
  }

  @Override
  public long lostBytes(String text, int from, int to, int[] ids) {
    if (byteLevel.isPresent()) {
      byte[] piece = utf8(text, from, to);
      ByteLevelTokens tokens = byteLevel.get();
      return tokens.giveBack(piece, ids) ? 0 : LostText.bytes(piece, tokens.joined(ids));
    }
    // The decoder may treat a beginning in its own way, so it is given the run-up too.
    int begin = pieces.runUp(text, from);
    int[] before = begin == from ? new int[0] : library.encode(text.substring(begin, from));
    int[] all = Arrays.copyOf(before, before.length + ids.length);
    System.arraycopy(ids, 0, all, before.length, ids.length);
    long lost = lost(utf8(text, begin, to), all);
    return lost == 0 || begin == from
        ? lost
        : Math.max(1, lost - lost(utf8(text, begin, from), before));
  }

  private long lost(byte[] text, int... ids) {
    return LostText.bytes(text, library.decode(ids).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text, int from, int to) {
    return text.substring(from, to).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    library.close();
  }
}
