package io.sluice.suite.vision;

import ai.djl.ndarray.NDArray;
import io.sluice.run.Safetensors;
import io.sluice.run.TensorSource;
import io.sluice.run.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of weights as somebody else would have written it, tensor by tensor. */
final class WeightFile {

  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final Map<String, TensorSource> others = new LinkedHashMap<>();

  /** Tensors for all parameters of a model, of values that 8 bits of mantissa can hold. */
  static WeightFile of(Map<String, NDArray> parameters) {
    WeightFile file = new WeightFile();
    parameters.forEach(
        (name, array) -> file.put(name, values(name, array), array.getShape().getShape()));
    return file;
  }

  private static float[] values(String name, NDArray array) {
    float[] values = new float[(int) array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.floorMod(name.hashCode() + 7 * i, 64) / 8f - 3.9375f;
    }
    return values;
  }

  WeightFile put(String name, float[] values, long... shape) {
    shapes.put(name, shape);
    this.values.put(name, values);
    return this;
  }

  WeightFile put(TensorSource tensor) {
    others.put(tensor.name(), tensor);
    return this;
  }

  WeightFile remove(String name) {
    shapes.remove(name);
    values.remove(name);
    return this;
  }

  /** The same values under another name, and in another shape. */
  WeightFile rename(String name, String other, long... shape) {
    shapes.remove(name);
    return put(other, values.remove(name), shape);
  }

  long[] shape(String name) {
    return shapes.get(name);
  }

  float[] values(String name) {
    return values.get(name);
  }

  /** With a count of batches beside each running mean, as torchvision keeps one. */
  WeightFile withCountsOfBatches() {
    shapes.keySet().stream()
        .filter(name -> name.endsWith("running_mean"))
        .map(name -> name.replace("running_mean", "num_batches_tracked"))
        .forEach(
            name ->
                put(
                    TensorSource.of(
                        name, TensorType.I64, new long[0], () -> bytes(8).putLong(0, 5))));
    return this;
  }

  /** With timm's names of vgg11, whose first dense layer looks at maps of 7 x 7. */
  WeightFile asTimm() {
    for (String part : new String[] {"weight", "bias"}) {
      long[] first = shape("classifier.0." + part);
      long[] second = shape("classifier.3." + part);
      boolean isBias = first.length == 1;
      rename(
          "classifier.0." + part,
          "pre_logits.fc1." + part,
          isBias ? first : new long[] {first[0], first[1] / 49, 7, 7});
      rename(
          "classifier.3." + part,
          "pre_logits.fc2." + part,
          isBias ? second : new long[] {second[0], second[1], 1, 1});
      rename("classifier.6." + part, "head.fc." + part, shape("classifier.6." + part));
    }
    return this;
  }

  Path write(Path file, TensorType type) {
    Map<String, TensorSource> all = new LinkedHashMap<>(others);
    shapes.forEach(
        (name, shape) ->
            all.put(name, TensorSource.of(name, type, shape, () -> bytes(values(name), type))));
    Safetensors.write(file, Map.of(), all.values().stream().toList());
    return file;
  }

  private static ByteBuffer bytes(float[] values, TensorType type) {
    ByteBuffer bytes = bytes(values.length * type.bytes());
    for (float value : values) {
      int bits = Float.floatToIntBits(value);
      switch (type) {
        case F32 -> bytes.putFloat(value);
        case BF16 -> bytes.putShort((short) (bits >> 16));
        case F16 -> bytes.putShort(half(bits));
        default -> throw new IllegalArgumentException(type.name());
      }
    }
    return bytes.flip();
  }

  /** Of a number that is neither 0 nor very large or small. */
  private static short half(int bits) {
    int exponent = ((bits >> 23) & 0xff) - 127 + 15;
    return (short) (((bits >>> 31) << 15) | (exponent << 10) | ((bits >> 13) & 0x3ff));
  }

  static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }
}
