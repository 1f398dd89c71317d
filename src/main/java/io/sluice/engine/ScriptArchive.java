package io.sluice.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
   * Packs a source as the class of one module and the module itself.
   *
   * @param source functions and the values of attributes
   * @return the bytes of the archive
   */
  static byte[] of(KernelSource source) {
    StringBuilder code = new StringBuilder(CLASS_HEADER);
    source.attributes().forEach((name, value) -> code.append(declaration(name, value)));
    code.append(source.text().indent(2));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "kernel/version", FORMAT_VERSION.getBytes(StandardCharsets.UTF_8));
      store(zip, "kernel/constants.pkl", emptyTuple());
      store(zip, "kernel/data.pkl", moduleObject(source.attributes()));
      store(zip, "kernel/code/__torch__.py", code.toString().getBytes(StandardCharsets.UTF_8));
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

  private static String declaration(String name, Object value) {
    String type = value instanceof Long ? "int" : value instanceof Double ? "float" : "bool";
    return "  " + name + " : " + type + "\n";
  }

  /** Pickle protocol 2 of an object of class {@code __torch__.M} with its attributes. */
  private static byte[] moduleObject(Map<String, Object> attributes) throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2});
    pickle.write("c__torch__\nM\n".getBytes(StandardCharsets.US_ASCII));
    pickle.write(new byte[] {'q', 0, ')', (byte) 0x81, '}', '('});
    pickle.write(unicode("training"));
    pickle.write(0x88); // True
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      pickle.write(unicode(attribute.getKey()));
      pickle.write(constant(attribute.getValue()));
    }
    pickle.write(unicode("_is_full_backward_hook"));
    pickle.write("Nub.".getBytes(StandardCharsets.US_ASCII));
    return pickle.toByteArray();
  }

  private static byte[] constant(Object value) {
    if (value instanceof Boolean truth) {
      return new byte[] {(byte) (truth ? 0x88 : 0x89)};
    }
    return value instanceof Double number
        ? ByteBuffer.allocate(9).put((byte) 'G').putDouble(number).array()
        : ByteBuffer.allocate(5)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 'J')
            .putInt(Math.toIntExact((Long) value))
            .array();
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
