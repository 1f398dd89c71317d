package io.sluice.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A record of a file of TensorFlow's: length, checksum of the length, data, checksum of the data,
 * all little-endian. A reader finds a torn one by its length and a damaged one by a checksum.
 */
final class FramedRecord {

  private static final int MASK = 0xa282ead8;

  private FramedRecord() {}

  static byte[] of(byte[] data) {
    byte[] record = new byte[Long.BYTES + Integer.BYTES + data.length + Integer.BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(data.length);
    bytes.putInt(maskedChecksum(record, 0, Long.BYTES));
    bytes.put(data);
    bytes.putInt(maskedChecksum(data, 0, data.length));
    return record;
  }

  /** CRC-32C, turned and moved so that checksums of what holds checksums are no trap. */
  static int maskedChecksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
  }
}
