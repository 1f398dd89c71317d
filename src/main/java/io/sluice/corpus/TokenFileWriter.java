package io.sluice.corpus;

import io.sluice.run.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Writes the ids of a text as they come, and the header, which needs their number, at the end. */
final class TokenFileWriter {
  private static final int BUFFER = 1 << 20;

  private final FileChannel channel;
  private final int vocabularySize;
  private final int bytesPerId;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C checksum = new CRC32C();
  private long count;
  private long lostBytes;

  private TokenFileWriter(FileChannel channel, int vocabularySize) {
    this.channel = channel;
    this.vocabularySize = vocabularySize;
    this.bytesPerId = TokenFileHeader.bytesPerId(vocabularySize);
  }

  /**
   * Encodes a text into a token file, atomically.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  static void write(Path file, Tokenizer tokenizer, TextPart part) {
    AtomicFile.write(
        file,
        channel -> {
          channel.position(TokenFileHeader.BYTES);
          TokenFileWriter writer = new TokenFileWriter(channel, tokenizer.vocabularySize());
          ParallelEncoding.encode(tokenizer, part.text(), writer::accept);
          writer.finish(tokenizer, part);
        });
  }

  private void accept(ParallelEncoding.Piece piece) throws IOException {
    for (int id : piece.ids()) {
      if (id < 0 || id >= vocabularySize) {
        throw new IllegalStateException(
            "the tokenizer gave the id " + id + " of a vocabulary of " + vocabularySize);
      }
      if (buffer.remaining() < bytesPerId) {
        flush();
      }
      if (bytesPerId == Short.BYTES) {
        buffer.putShort((short) id);
      } else {
        buffer.putInt(id);
      }
    }
    count += piece.ids().length;
    lostBytes += piece.lostBytes();
  }

  private void flush() throws IOException {
    checksum.update(buffer.flip());
    buffer.rewind();
    AtomicFile.writeFully(channel, buffer);
    buffer.clear();
  }

  private void finish(Tokenizer tokenizer, TextPart part) throws IOException {
    flush();
    TokenFileHeader header =
        new TokenFileHeader(
            vocabularySize,
            count,
            part.bytes(),
            lostBytes,
            tokenizer.fingerprint(),
            part.fingerprint(),
            (int) checksum.getValue());
    channel.position(0);
    AtomicFile.writeFully(channel, header.encode());
  }
}
