package io.sluice.classifier;

/**
 * A square that slides over maps.
 *
 * @param size its side in pixels
 * @param stride how far it moves
 * @param padding pixels around the map that count as nothing
 */
record Window(int size, int stride, int padding) {

  /** 3 x 3, which keeps the size of maps. */
  static final Window THREE = new Window(3, 1, 1);

  /** 2 x 2 side by side, which halves it. */
  static final Window HALVING = new Window(2, 2, 0);

  int steps(int length) {
    return (length + 2 * padding - size) / stride + 1;
  }

  /** TorchScript of size, stride and padding, as the arguments of pooling begin. */
  String script() {
    return "[%1$d, %1$d], [%2$d, %2$d], [%3$d, %3$d]".formatted(size, stride, padding);
  }
}
