package io.sluice.image;

/** A file as it is. */
final class PlainContent extends Content {
  private final byte[] bytes;
  private int next;

  PlainContent(ImageFile file, byte[] bytes) {
    super(file);
    this.bytes = bytes;
  }

  @Override
  long most() {
    return (long) bytes.length - next;
  }

  @Override
  long promised() {
    return bytes.length;
  }

  @Override
  int read(byte[] into, int from) {
    int count = Math.min(into.length - from, bytes.length - next);
    System.arraycopy(bytes, next, into, from, count);
    next += count;
    return count;
  }

  @Override
  void checkEnd() {}

  @Override
  public void close() {}
}
