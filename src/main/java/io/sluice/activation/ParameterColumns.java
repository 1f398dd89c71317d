package io.sluice.activation;

/** TorchScript that takes rows of parameters apart. */
final class ParameterColumns {

  private ParameterColumns() {}

  /**
   * A statement that makes a list of the numbers of a row: scalars of a row (n), or rows (C) of
   * rows (C, n), which spread over the channels of x. They are copied, because arithmetic with
   * columns that lie apart in memory is half as fast.
   *
   * @param list the name of the list
   * @param parameter the name of the parameter
   * @return one line
   */
  static String of(String list, String parameter) {
    return "%s = torch.unbind(torch.contiguous(torch.transpose(%s, 0, -1)), 0)\n"
        .formatted(list, parameter);
  }
}
