package io.sluice.tensorboard;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads event files by the definitions of TensorFlow's {@code .proto} files. */
public final class EventReader {

  private EventReader() {}

  /** The whole events; a torn end is passed over. */
  public static List<ReadEvent> read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ReadEvent> read(byte[] bytes) throws IOException {
    List<ReadEvent> events = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      while (true) {
        byte[] length = in.readNBytes(Long.BYTES);
        check(length, in);
        byte[] data = new byte[(int) Long.reverseBytes(ByteBuffer.wrap(length).getLong())];
        in.readFully(data);
        check(data, in);
        events.add(event(CodedInputStream.newInstance(data)));
      }
    } catch (EOFException e) {
      return events;
    }
  }

  private static void check(byte[] data, DataInputStream in) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(data);
    long turned = (checksum.getValue() >>> 15) | (checksum.getValue() << 17);
    int masked = (int) (turned + 0xa282ead8L);
    if (Integer.reverseBytes(in.readInt()) != masked) {
      throw new IOException("a checksum is wrong");
    }
  }

  private static ReadEvent event(CodedInputStream in) throws IOException {
    double wallTime = 0;
    long step = 0;
    String version = "";
    int status = 0;
    Map<String, Float> scalars = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, ReadEvent.Buckets> histograms = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> wallTime = in.readDouble();
        case 2 -> step = in.readInt64();
        case 3 -> version = in.readString();
        case 5 -> {
          CodedInputStream summary = message(in);
          while (summary.readTag() != 0) {
            value(message(summary), scalars, texts, histograms);
          }
        }
        case 7 -> {
          CodedInputStream session = message(in);
          session.readTag();
          status = session.readEnum();
        }
        default -> throw new IOException("an event has no field of the tag " + tag);
      }
    }
    return new ReadEvent(wallTime, step, version, status, scalars, texts, histograms);
  }

  private static CodedInputStream message(CodedInputStream in) throws IOException {
    return CodedInputStream.newInstance(in.readByteArray());
  }

  private static void value(
      CodedInputStream in,
      Map<String, Float> scalars,
      Map<String, String> texts,
      Map<String, ReadEvent.Buckets> histograms)
      throws IOException {
    String name = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> name = in.readString();
        case 2 -> scalars.put(name, in.readFloat());
        case 5 -> histograms.put(name, buckets(message(in)));
        case 8 -> texts.put(name, text(message(in)));
        case 9 -> in.skipField(tag);
        default -> throw new IOException("a value has no field of the tag " + tag);
      }
    }
  }

  private static String text(CodedInputStream tensor) throws IOException {
    String text = "";
    for (int tag = tensor.readTag(); tag != 0; tag = tensor.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 8) {
        text = tensor.readString();
      } else {
        tensor.skipField(tag);
      }
    }
    return text;
  }

  private static ReadEvent.Buckets buckets(CodedInputStream in) throws IOException {
    double[] numbers = new double[6];
    List<Double> limits = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      if (field <= 5) {
        numbers[field] = in.readDouble();
      } else {
        CodedInputStream packed = message(in);
        while (!packed.isAtEnd()) {
          (field == 6 ? limits : counts).add(packed.readDouble());
        }
      }
    }
    return new ReadEvent.Buckets(
        numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], limits, counts);
  }
}
