package io.sluice.run;

import io.sluice.data.FileFailure;
import io.sluice.data.RegularFile;
import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A safetensors file: named tensors that every toolkit of the field can read. Eight bytes of header
 * length, a JSON header, the data; see the format's description at
 * https://github.com/huggingface/safetensors.
 *
 * <p>Files written here carry a checksum of the whole file under the metadata key {@code sha256}
 * and are checked when opened. Files of others are checked as far as the format allows. What is
 * damaged or foreign is refused with an {@link UncheckedIOException} of one sentence. Tensors are
 * read into memory of their own rather than mapped, so that the file may be replaced while they are
 * in use, and so that native code may write into them.
 */
public final class Safetensors implements AutoCloseable {
  /** The metadata that every file written here has; the checksum is filled in at the end. */
  static final Map<String, String> OWN =
      Map.of(
          "format", "pt", "writer", "sluice", SafetensorsChecksum.KEY, SafetensorsChecksum.BLANK);

  private static final long LONGEST_HEADER = 100_000_000; // the limit of the format's own library

  private final Path file;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long dataStart;

  private Safetensors(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    long size = channel.size();
    require(size >= 8, "it has only " + size + " bytes");
    long length = read(0, 8).getLong();
    require(length >= 2 && length <= LONGEST_HEADER, "its header length is " + length);
    require(length <= size - 8, "it ends within its header");
    dataStart = 8 + length;
    byte[] head = new byte[Math.toIntExact(dataStart)];
    read(0, head.length).get(head);
    String text = decode(head);
    header = SafetensorsHeader.parse(text, size - dataStart);
  }

  /** Opens and checks a file; reading all of it once when it has a checksum. */
  public static Safetensors open(Path file) {
    return open(file, Safetensors::requireIntact);
  }

  /**
   * The texts stored beside the tensors, by key. The tensors are not looked at, nor is the
   * checksum: {@link #open} finds out whether what is said is true.
   *
   * @param file a safetensors file
   */
  public static Map<String, String> metadata(Path file) {
    try (Safetensors tensors = open(file, unchecked -> {})) {
      return tensors.metadata();
    }
  }

  /** What a file must fulfil to be opened. */
  private interface Check {
    void require(Safetensors tensors) throws IOException;
  }

  private static Safetensors open(Path file, Check check) {
    try {
      FileChannel channel = FileChannel.open(RegularFile.checked(file), StandardOpenOption.READ);
      try {
        Safetensors tensors = new Safetensors(file, channel);
        check.require(tensors);
        return tensors;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + " does not exist", e);
    } catch (FileSystemException e) {
      throw new UncheckedIOException(file + " cannot be read: " + FileFailure.reason(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " is damaged or no safetensors file: " + FileFailure.reason(e), e);
    }
  }

  /**
   * Writes a file atomically. The tensors are asked for their data one after another, once each.
   *
   * @param metadata texts to store beside the tensors; the keys {@code format}, {@code writer} and
   *     {@code sha256} are added
   */
  public static void write(Path target, Map<String, String> metadata, List<TensorSource> tensors) {
    AtomicFile.write(target, new SafetensorsWriter(metadata, tensors)::write);
  }

  /** The texts stored beside the tensors, by key. */
  public Map<String, String> metadata() {
    return Map.copyOf(header.metadata());
  }

  /**
   * A whole number among the texts.
   *
   * @param key of the text
   * @return the number, if there is such a text
   * @throws IllegalArgumentException if the text is no whole number of at most 18 digits
   */
  public OptionalLong number(String key) {
    String text = header.metadata().get(key);
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!text.matches("\\d{1,18}")) {
      throw refused(
          "metadata '%s' is %s where a whole number belongs; restore the file"
              .formatted(key, Quoted.of(text)));
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /**
   * The fingerprint of the file as it is, header and all; reads all of it.
   *
   * @return SHA-256 in hexadecimal, as any other program would give it
   */
  public String sha256() {
    try {
      return SafetensorsChecksum.digits(new byte[0], channel);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + FileFailure.reason(e), e);
    }
  }

  /** The tensors' names, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(header.entries().keySet());
  }

  /** The element type in the file. */
  public TensorType type(String name) {
    return entry(name).type();
  }

  /** The lengths of the axes. */
  public long[] shape(String name) {
    return entry(name).shape().stream().mapToLong(Long::longValue).toArray();
  }

  /** A tensor of F32, F16 or BF16 as floats, in a direct buffer of the caller's own. */
  public FloatBuffer floats(String name) {
    TensorType type = type(name);
    ByteBuffer data = data(name);
    return switch (type) {
      case F32 -> data.asFloatBuffer();
      case F16 -> HalfPrecision.fromFloat16(data.asShortBuffer());
      case BF16 -> HalfPrecision.fromBfloat16(data.asShortBuffer());
      default ->
          throw refused(
              "tensor " + Quoted.of(name) + " is of " + type + ", not of F32, F16 or BF16");
    };
  }

  /** A tensor of F64, in a direct buffer of the caller's own. */
  public DoubleBuffer doubles(String name) {
    if (type(name) != TensorType.F64) {
      throw refused("tensor " + Quoted.of(name) + " is of " + type(name) + ", not of F64");
    }
    return data(name).asDoubleBuffer();
  }

  /** A tensor's bytes as they are in the file, in a direct little-endian buffer of the caller's. */
  public ByteBuffer data(String name) {
    SafetensorsHeader.Entry entry = entry(name);
    long bytes = entry.end() - entry.begin();
    if (bytes > Integer.MAX_VALUE) {
      throw refused(
          "tensor " + Quoted.of(name) + " has " + bytes + " bytes, more than one buffer holds");
    }
    try {
      return read(dataStart + entry.begin(), (int) bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be read: tensor " + Quoted.of(name) + ": " + FileFailure.reason(e), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be closed: " + FileFailure.reason(e), e);
    }
  }

  private SafetensorsHeader.Entry entry(String name) {
    SafetensorsHeader.Entry entry = header.entries().get(name);
    if (entry == null) {
      throw refused("it has no tensor " + Nearest.among(name, names()));
    }
    return entry;
  }

  private ByteBuffer read(long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position + buffer.position());
      require(read >= 0, "it ends too early");
    }
    return buffer.flip();
  }

  private void requireIntact() throws IOException {
    if (!header.metadata().containsKey(SafetensorsChecksum.KEY)) {
      require(!header.metadata().containsKey("writer"), "its checksum is missing");
      return;
    }
    byte[] head = new byte[Math.toIntExact(dataStart)];
    read(0, head.length).get(head);
    int position = SafetensorsChecksum.position(decode(head));
    require(position >= 0, "its checksum is malformed");
    byte[] blank = SafetensorsChecksum.BLANK.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(blank, 0, head, 8 + position, blank.length);
    require(
        SafetensorsChecksum.digits(head, channel)
            .equals(header.metadata().get(SafetensorsChecksum.KEY)),
        "its checksum does not match its content");
  }

  private static String decode(byte[] head) throws IOException {
    try {
      ByteBuffer text = ByteBuffer.wrap(head, 8, head.length - 8);
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("its header is not UTF-8", e);
    }
  }

  private IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(file + ": " + Quoted.oneLine(what));
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(otherwise);
    }
  }
}
