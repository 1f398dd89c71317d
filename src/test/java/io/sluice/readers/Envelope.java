package io.sluice.readers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a format wraps its content in, and checks: damage behind a right length or checksum gets
 * further than damage that the first look finds.
 */
enum Envelope {
  NONE {
    @Override
    byte[] within(byte[] file, UnaryOperator<byte[]> change, SplittableRandom random) {
      return change.apply(file);
    }
  },
  GZIP {
    @Override
    byte[] within(byte[] file, UnaryOperator<byte[]> change, SplittableRandom random) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
          out.write(change.apply(in.readAllBytes()));
        }
        return packed.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  /** The length of the header in front; a header that names its writer would need its checksum. */
  SAFETENSORS {
    @Override
    byte[] within(byte[] file, UnaryOperator<byte[]> change, SplittableRandom random) {
      int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
      String header = new String(file, 8, length, StandardCharsets.UTF_8);
      header = header.replaceAll(",?\"(writer|sha256)\":\"[^\"]*\"", "").replace("{,", "{");
      byte[] text = change.apply(header.getBytes(StandardCharsets.UTF_8));
      byte[] data = Arrays.copyOfRange(file, 8 + length, file.length);
      ByteBuffer front = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      return ByteMutation.join(front.putLong(text.length).array(), text, data);
    }
  },
  /** The checksums of a token file, of its header and of its ids. */
  TOKENS {
    @Override
    byte[] within(byte[] file, UnaryOperator<byte[]> change, SplittableRandom random) {
      byte[] other = change.apply(file);
      if (other.length >= HEADER) {
        ByteBuffer bytes = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
        if (random.nextBoolean()) {
          bytes.putInt(IDS_CHECKSUM, checksum(other, HEADER, other.length));
        }
        bytes.putInt(HEADER - 4, checksum(other, 0, HEADER - 4));
      }
      return other;
    }
  };

  private static final int HEADER = 128;
  private static final int IDS_CHECKSUM = 104;

  abstract byte[] within(byte[] file, UnaryOperator<byte[]> change, SplittableRandom random);

  private static int checksum(byte[] bytes, int from, int to) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, to - from);
    return (int) checksum.getValue();
  }
}
