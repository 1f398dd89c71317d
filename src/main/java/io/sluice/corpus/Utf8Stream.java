package io.sluice.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Joins the bytes of tokens into text as they come. Bytes that begin a character are held back
 * until it is complete; bytes that belong to none become U+FFFD. For one reader at a time.
 */
public final class Utf8Stream {
  /** A character has at most four bytes, so three are the most that can be waiting. */
  private static final int MOST_PENDING = 3;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] pending = new byte[0];

  /** Takes the bytes of the next token and gives the characters that are complete by now. */
  public String append(byte[] bytes) {
    return decode(bytes, false);
  }

  /**
   * Ends the text: gives U+FFFD for a character that was begun and never completed, else nothing.
   */
  public String finish() {
    String rest = decode(new byte[0], true);
    decoder.reset();
    return rest;
  }

  private String decode(byte[] bytes, boolean end) {
    ByteBuffer in = ByteBuffer.allocate(pending.length + bytes.length).put(pending).put(bytes);
    in.flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + MOST_PENDING);
    decoder.decode(in, out, end);
    if (end) {
      decoder.flush(out);
    }
    pending = new byte[in.remaining()];
    in.get(pending);
    return out.flip().toString();
  }
}
