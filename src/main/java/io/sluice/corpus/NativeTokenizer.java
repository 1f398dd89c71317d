package io.sluice.corpus;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;

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
   * Reads the text of a Hugging Face tokenizer.json.
   *
   * @param origin what the text is, for the error
   */
  static NativeTokenizer parse(String json, String origin) {
    LibUtils.checkStatus();
    try {
      long handle = LIBRARY.createTokenizerFromString(json);
      LIBRARY.disableTruncation(handle);
      LIBRARY.disablePadding(handle);
      return new NativeTokenizer(handle);
    } catch (RuntimeException e) { // the library throws nothing more particular
      throw new IllegalArgumentException(
          origin
              + " cannot be used as a tokenizer ("
              + e.getMessage()
              + "): save it again with Hugging Face tokenizers 0.21 or a version close to it",
          e);
    }
  }

  int[] encode(String text) {
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
              + "): take a tokenizer that knows every text, such as bytes or gpt2",
          e);
    }
    int[] narrow = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      narrow[i] = Math.toIntExact(ids[i]);
    }
    return narrow;
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

  private long open() {
    long current = handle;
    if (current == 0) {
      throw new IllegalStateException("the tokenizer is closed");
    }
    return current;
  }
}
