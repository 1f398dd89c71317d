package io.sluice.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Arrays whose memory libtorch owns. {@code manager.create(float[])} would wrap a Java buffer
 * instead: badly aligned, and freed by the garbage collector's clock.
 */
public final class NativeArrays {

  private NativeArrays() {}

  /**
   * An array with these values.
   *
   * @param manager the owner
   * @param values as many as the shape has elements, row-major
   * @param shape the shape
   * @return the array, of 32-bit floats
   */
  public static NDArray of(NDManager manager, FloatBuffer values, Shape shape) {
    NDArray array = manager.zeros(shape, DataType.FLOAT32);
    set(array, values);
    return array;
  }

  /**
   * An array with these values.
   *
   * @param manager the owner
   * @param values as many as the shape has elements, row-major
   * @param shape the shape
   * @return the array, of 32-bit floats
   */
  public static NDArray of(NDManager manager, float[] values, Shape shape) {
    return of(manager, FloatBuffer.wrap(values), shape);
  }

  /**
   * Overwrites an array.
   *
   * @param array an array of 32-bit floats that records no gradient history
   * @param values as many as it has elements, row-major
   */
  public static void set(NDArray array, FloatBuffer values) {
    long size = array.getShape().size();
    if (values.remaining() != size) {
      throw new IllegalStateException(values.remaining() + " values for " + array.getShape());
    }
    if (onProcessor(array)) {
      // Not NDArray.set: on the processor it makes the array point to the Java buffer.
      JniUtils.getByteBuffer((PtNDArray) array, true)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer()
          .put(values.duplicate());
    } else {
      setOnDevice(array, values);
    }
  }

  private static void setOnDevice(NDArray array, FloatBuffer values) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(4, values.remaining()))
            .order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values.duplicate());
    Autograd.withoutRecording(
        () -> {
          array.set(bytes);
          return null;
        });
  }

  private static boolean onProcessor(NDArray array) {
    return Device.cpu().equals(array.getDevice());
  }

  /**
   * The values of an array as bytes of the machine's order. On the processor this is a view of the
   * array's own memory (no copy): read it before the array is closed or changed, and never write to
   * it.
   *
   * @param array an array of 32-bit floats, contiguous
   * @return its bytes
   */
  public static ByteBuffer bytes(NDArray array) {
    return JniUtils.getByteBuffer((PtNDArray) array, onProcessor(array))
        .order(ByteOrder.nativeOrder())
        .asReadOnlyBuffer()
        .order(ByteOrder.nativeOrder());
  }
}
