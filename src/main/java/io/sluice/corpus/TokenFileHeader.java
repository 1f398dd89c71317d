package io.sluice.corpus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The first {@value #BYTES} bytes of a token file, little-endian: magic, version, vocabulary size,
 * count, bytes of text, bytes of it that are lost, the fingerprints of tokenizer and text, the
 * checksum of the ids, and last the checksum of the header itself (CRC-32C both).
 *
 * @param vocabularySize one more than the largest id
 * @param count how many ids follow
 * @param textBytes the length of the text in UTF-8 bytes
 * @param lostBytes how many of these the ids do not give back, at least
 * @param tokenizer the fingerprint of the tokenizer
 * @param text the fingerprint of the text
 * @param checksum the CRC-32C of the ids as they are stored
 */
record TokenFileHeader(
    int vocabularySize,
    long count,
    long textBytes,
    long lostBytes,
    String tokenizer,
    String text,
    int checksum) {
  static final int BYTES = 128;

  private static final byte[] MAGIC = "SLUICEID".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int FINGERPRINT = 32;
  private static final long MOST = Long.MAX_VALUE / Integer.BYTES;
  private static final int LARGEST_TWO_BYTE_VOCABULARY = 1 << 16;

  static int bytesPerId(int vocabularySize) {
    return vocabularySize <= LARGEST_TWO_BYTE_VOCABULARY ? Short.BYTES : Integer.BYTES;
  }

  int bytesPerId() {
    return bytesPerId(vocabularySize);
  }

  ByteBuffer encode() {
    ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putInt(VERSION).putInt(vocabularySize).putLong(count).putLong(textBytes);
    out.putLong(lostBytes)
        .put(HexFormat.of().parseHex(tokenizer))
        .put(HexFormat.of().parseHex(text))
        .putInt(checksum);
    out.putInt(BYTES - Integer.BYTES, ownChecksum(out));
    return out.clear();
  }

  /**
   * Reads a header.
   *
   * @throws DamagedTokenFileException if this is not one, in words that follow the file's name
   */
  static TokenFileHeader decode(ByteBuffer in) {
    in.order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (in.remaining() >= BYTES) {
      in.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new DamagedTokenFileException("is not a token file");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw new DamagedTokenFileException(
          "is a token file of version " + version + ", not " + VERSION);
    }
    int vocabularySize = in.getInt();
    long count = in.getLong();
    long textBytes = in.getLong();
    long lostBytes = in.getLong();
    String tokenizer = fingerprint(in);
    String text = fingerprint(in);
    int checksum = in.getInt();
    if (in.getInt(BYTES - Integer.BYTES) != ownChecksum(in)
        || vocabularySize < 1
        || count < 0
        || count > MOST
        || textBytes < 0
        || lostBytes < 0) {
      throw new DamagedTokenFileException("has a damaged header");
    }
    return new TokenFileHeader(
        vocabularySize, count, textBytes, lostBytes, tokenizer, text, checksum);
  }

  private static String fingerprint(ByteBuffer in) {
    byte[] bytes = new byte[FINGERPRINT];
    in.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static int ownChecksum(ByteBuffer header) {
    CRC32C crc = new CRC32C();
    crc.update(header.duplicate().clear().limit(BYTES - Integer.BYTES));
    return (int) crc.getValue();
  }
}
