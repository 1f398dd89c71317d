package io.sluice.run;

import io.sluice.data.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Header, tensors one after another, and at last the checksum into its place in the header. */
final class SafetensorsWriter {
  private final List<TensorSource> layout;
  private final byte[] head;
  private final int checksum;

  SafetensorsWriter(Map<String, String> metadata, List<TensorSource> tensors) {
    layout = SafetensorsHeader.layout(tensors);
    TreeMap<String, String> texts = new TreeMap<>(metadata);
    for (Map.Entry<String, String> own : Safetensors.OWN.entrySet()) {
      if (texts.put(own.getKey(), own.getValue()) != null) {
        throw new IllegalStateException("metadata key '" + own.getKey() + "' is taken");
      }
    }
    String text = SafetensorsHeader.of(texts, layout).text();
    byte[] header = text.getBytes(StandardCharsets.UTF_8);
    int padded = (header.length + 7) / 8 * 8;
    ByteBuffer bytes = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(header);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    head = bytes.array();
    checksum = 8 + SafetensorsChecksum.position(text);
  }

  void write(FileChannel channel) throws IOException {
    MessageDigest digest = Sha256.digest();
    digest.update(head);
    AtomicFile.writeFully(channel, ByteBuffer.wrap(head));
    for (TensorSource tensor : layout) {
      ByteBuffer data = tensor.data().get().duplicate();
      if (data.remaining() != tensor.bytes()) {
        throw new IllegalStateException(
            String.format(
                "tensor '%s' of shape %s needs %d bytes but was given %d",
                tensor.name(), tensor.shape(), tensor.bytes(), data.remaining()));
      }
      digest.update(data.duplicate());
      AtomicFile.writeFully(channel, data);
    }
    String digits = Sha256.hex(digest);
    channel.write(StandardCharsets.US_ASCII.encode(digits), checksum);
  }
}
