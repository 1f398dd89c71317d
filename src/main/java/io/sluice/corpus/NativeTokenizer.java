package io.sluice.corpus;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.sluice.corpus.huggingface.TokenizerFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The native tokenizers library, for ids only.
 *
 * <p>The library's own Java class makes nine native calls and an object for each token where four
 * calls give the ids, cuts texts at 512 tokens unless told otherwise, and asks the network about
 * the machine; so the native calls are made here, and nowhere else. The batch call is left alone
 * because an error in it ends the process.
 */
final class NativeTokenizer implements AutoCloseable {
  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private volatile long handle;

  private NativeTokenizer(long handle) {
    this.handle = handle;
  }

  /**
   * Reads what {@link io.sluice.corpus.huggingface.TokenizerFile} has made of a tokenizer.json:
   * with other texts the library may end the process.
   *
   * @param origin what the text is, for the error
   */
  static NativeTokenizer parse(String json, String origin) {
    LibUtils.checkStatus();
    try {
      return new NativeTokenizer(LIBRARY.createTokenizerFromString(json));
    } catch (RuntimeException e) { // the library throws nothing more particular
      throw new IllegalArgumentException(
          origin
              + " cannot be used as a tokenizer ("
              + e.getMessage()
              + "): save it again with Hugging Face tokenizers 0.21 or a version close to it",
          e);
    }
  }

  /**
   * The ids of a text.
   *
   * @throws IllegalArgumentException if the library cannot encode it, or it is longer than the
   *     library's search for words may be asked to look through at once
   */
  int[] encode(String text) {
    if (text.length() > TokenizerFile.LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a stretch of "
              + text.length()
              + " characters offers no place where this tokenizer could be cut: put line breaks"
              + " into it, or train with --tokenizer bytes");
    }
    long[] ids;
    try {
      long encoding = LIBRARY.encode(open(), text, false);
      ids = LIBRARY.getTokenIds(encoding);
      LIBRARY.deleteEncoding(encoding);
    } catch (IllegalStateException e) {
      throw e;
    } catch (RuntimeException e) { // the library throws nothing more particular
      throw new IllegalArgumentException(
          "the tokenizer cannot encode the text ("
              + e.getMessage()
              + "): train with a --tokenizer that knows every text, such as bytes or gpt2",
          e);
    }
    int[] narrow = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      narrow[i] = Math.toIntExact(ids[i]);
    }
    return narrow;
  }

  /** The ids of a text; none where the library says that it cannot encode it. */
  int[] tryEncode(String text) {
    try {
      return encode(text);
    } catch (IllegalArgumentException e) {
      return new int[0];
    }
  }

  String decode(int... ids) {
    long[] wide = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      wide[i] = ids[i];
    }
    return LIBRARY.decode(open(), wide, false);
  }

  @Override
  public synchronized void close() {
    if (handle != 0) {
      LIBRARY.deleteTokenizer(handle);
      handle = 0;
    }
  }

  /** The version of the native library, as its own file says. */
  static String version() {
    try (InputStream properties =
        TokenizersLibrary.class.getResourceAsStream("/native/lib/tokenizers.properties")) {
      return new String(properties.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the version of the native tokenizers cannot be read", e);
    }
  }

  private long open() {
    long current = handle;
    if (current == 0) {
      throw new IllegalStateException("the tokenizer is closed");
    }
    return current;
  }
}
