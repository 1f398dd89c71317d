package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.notation.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The header of a safetensors file: JSON from a tensor's name to its type, shape and place in the
 * data section, and texts under {@code __metadata__}.
 */
record SafetensorsHeader(SortedMap<String, String> metadata, SortedMap<String, Entry> entries) {
  static final String METADATA = "__metadata__";

  /** One tensor; begin and end count bytes from the start of the data section. */
  record Entry(TensorType type, List<Long> shape, long begin, long end) {}

  /** Widest elements first, so that every tensor starts at a multiple of its element's size. */
  static List<TensorSource> layout(List<TensorSource> tensors) {
    return tensors.stream()
        .sorted(
            Comparator.comparing((TensorSource t) -> -t.type().bytes())
                .thenComparing(TensorSource::name))
        .toList();
  }

  /** The header of tensors that are laid out in this order. */
  static SafetensorsHeader of(SortedMap<String, String> metadata, List<TensorSource> layout) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    long begin = 0;
    for (TensorSource tensor : layout) {
      long end = Math.addExact(begin, tensor.bytes());
      Entry entry = new Entry(tensor.type(), tensor.shape(), begin, end);
      if (tensor.name().equals(METADATA) || entries.put(tensor.name(), entry) != null) {
        throw new IllegalStateException("tensor name '" + tensor.name() + "' is taken");
      }
      begin = end;
    }
    return new SafetensorsHeader(metadata, entries);
  }

  String text() {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    ObjectNode texts = header.putObject(METADATA);
    metadata.forEach(texts::put);
    entries.forEach(
        (name, entry) -> {
          ObjectNode node = header.putObject(name).put("dtype", entry.type().name());
          entry.shape().forEach(node.putArray("shape")::add);
          node.putArray("data_offsets").add(entry.begin()).add(entry.end());
        });
    return header.toString();
  }

  /**
   * Reads a header for a data section of that many bytes.
   *
   * @throws IOException saying what is wrong, without the file's name
   */
  static SafetensorsHeader parse(String text, long dataBytes) throws IOException {
    JsonNode tree;
    try {
      tree = Json.parseTree(text, "its header");
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    require(tree.isObject(), "its header is not a JSON object");
    SortedMap<String, String> metadata = new TreeMap<>();
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      if (field.getKey().equals(METADATA)) {
        for (Map.Entry<String, JsonNode> pair : field.getValue().properties()) {
          require(
              pair.getValue().isTextual(),
              "metadata " + Quoted.of(pair.getKey()) + " is not a text");
          metadata.put(pair.getKey(), pair.getValue().asText());
        }
      } else {
        entries.put(field.getKey(), entry(field.getKey(), field.getValue()));
      }
    }
    requireContiguous(entries, dataBytes);
    return new SafetensorsHeader(metadata, entries);
  }

  private static Entry entry(String name, JsonNode node) throws IOException {
    String subject = "tensor " + Quoted.of(name) + " ";
    String word = node.path("dtype").asText();
    TensorType type = null;
    for (TensorType candidate : TensorType.values()) {
      type = candidate.name().equals(word) ? candidate : type;
    }
    require(type != null, subject + "has the unknown type " + Quoted.of(word));
    List<Long> shape = numbers(node.path("shape"), subject + "has no shape");
    List<Long> place = numbers(node.path("data_offsets"), subject + "has no data_offsets");
    require(node.size() == 3, subject + "has keys other than dtype, shape and data_offsets");
    require(place.size() == 2, subject + "has no begin and end");
    Entry entry = new Entry(type, shape, place.get(0), place.get(1));
    try {
      long bytes = shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
      require(
          bytes == entry.end() - entry.begin(),
          subject + "of shape " + shape + " has data_offsets " + place);
    } catch (ArithmeticException e) {
      throw new IOException(subject + "has the impossible shape " + shape, e);
    }
    return entry;
  }

  private static List<Long> numbers(JsonNode list, String otherwise) throws IOException {
    require(list.isArray(), otherwise);
    List<Long> numbers = new ArrayList<>();
    for (JsonNode number : list) {
      boolean natural = number.isIntegralNumber() && number.canConvertToLong();
      require(natural && number.asLong() >= 0, otherwise);
      numbers.add(number.asLong());
    }
    return numbers;
  }

  private static void requireContiguous(SortedMap<String, Entry> entries, long dataBytes)
      throws IOException {
    List<Entry> byPlace = new ArrayList<>(entries.values());
    byPlace.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long end = 0;
    for (Entry entry : byPlace) {
      require(
          entry.begin() == end,
          "the tensors overlap or leave a gap at byte " + end + " of the data");
      end = entry.end();
    }
    require(
        end == dataBytes,
        "its tensors take " + end + " bytes but " + dataBytes + " bytes of data are there");
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(Quoted.oneLine(otherwise));
    }
  }
}
