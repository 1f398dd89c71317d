package io.sluice.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the zip file that libtorch's TorchScript loader reads: four stored entries, of which one
 * is the code. The loader compiles the code, so Java reaches every ATen operator without C++ or
 * Python.
 */
final class ScriptArchive {

  /** Version 10 of the format: older versions select older operator schemas. */
  private static final String FORMAT_VERSION = "10\n";

  private static final String CLASS_HEADER =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        _is_full_backward_hook : Optional[bool]
      """;

  private ScriptArchive() {}

  /**
   * Packs method definitions, written at indentation zero, as the class of one module.
   *
   * @param methods TorchScript function definitions, each with {@code self: __torch__.M} first
   * @return the bytes of the archive
   */
  static byte[] of(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "kernel/version", FORMAT_VERSION.getBytes(StandardCharsets.UTF_8));
      store(zip, "kernel/constants.pkl", emptyTuple());
      store(zip, "kernel/data.pkl", moduleObject());
      store(
          zip,
          "kernel/code/__torch__.py",
          (CLASS_HEADER + methods.indent(2)).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Pickle protocol 2 of {@code ()}. */
  private static byte[] emptyTuple() {
    return new byte[] {(byte) 0x80, 2, ')', '.'};
  }

  /** Pickle protocol 2 of an object of class {@code __torch__.M} with its two attributes. */
  private static byte[] moduleObject() throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2});
    pickle.write("c__torch__\nM\n".getBytes(StandardCharsets.US_ASCII));
    pickle.write(new byte[] {'q', 0, ')', (byte) 0x81, '}', '('});
    pickle.write(unicode("training"));
    pickle.write(0x88); // True
    pickle.write(unicode("_is_full_backward_hook"));
    pickle.write("Nub.".getBytes(StandardCharsets.US_ASCII));
    return pickle.toByteArray();
  }

  private static byte[] unicode(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(5 + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'X')
        .putInt(content.length)
        .put(content)
        .array();
  }
}
