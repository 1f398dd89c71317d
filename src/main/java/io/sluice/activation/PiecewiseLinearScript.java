package io.sluice.activation;

/**
 * TorchScript of a piecewise linear function in few passes over memory.
 *
 * <p>Each of the H + 1 pieces is a line, slope · x + offset, so the function is two look-ups in
 * small tables and one product, whatever the number of hinges; autograd turns the look-ups into the
 * two sums a piece that the values' gradients are made of. With hinges at equal distances the piece
 * is arithmetic; else it is the number of hinges that x has reached.
 */
final class PiecewiseLinearScript {

  private static final String TABLES =
      """
      rises = torch.sub(torch.slice(values, -1, 1, 9223372036854775807, 1), torch.slice(values, -1, 0, -1, 1))
      runs = torch.sub(torch.slice(hinges, -1, 1, 9223372036854775807, 1), torch.slice(hinges, -1, 0, -1, 1))
      inner = torch.div(rises, runs)
      first = torch.slice(inner, -1, 0, 1, 1)
      last = torch.slice(inner, -1, -1, 9223372036854775807, 1)
      slopes = torch.cat([%s, inner, %s], -1)
      origins = torch.cat([torch.slice(hinges, -1, 0, 1, 1), hinges], -1)
      offsets = torch.sub(torch.cat([torch.slice(values, -1, 0, 1, 1), values], -1), torch.mul(slopes, origins))
      inputs = torch.to(torch.detach(x), 6)
      """;

  /**
   * The piece is counted from the hinge nearest to zero: if that is zero itself, an input's sign is
   * never rounded away, and a start from ReLU is ReLU to the last bit.
   */
  private static final String EQUAL_DISTANCES =
      """
      positions = torch.detach(hinges)
      width = torch.sub(torch.select(positions, -1, -1), torch.select(positions, -1, 0))
      density = torch.mul(torch.reciprocal(width), %d)
      nearest = torch.argmin(torch.abs(positions), -1, True)
      anchor = torch.squeeze(torch.gather(positions, -1, nearest), -1)
      pieces = torch.floor_(torch.addcmul(torch.neg(torch.mul(anchor, density)), inputs, density))
      pieces = torch.clamp_(torch.add_(pieces, torch.add(torch.squeeze(nearest, -1), 1)), 0, %d)
      """;

  private static final String ANY_DISTANCES =
      """
      positions = torch.detach(hinges)
      pieces = torch.to(torch.ge(inputs, torch.select(positions, -1, 0)), 3)
      for hinge in range(%d):
        pieces = torch.add_(pieces, torch.ge(inputs, torch.select(positions, -1, torch.add(hinge, 1))))
      """;

  private static final String LOOK_UP =
      """
      index = torch.flatten(torch.clamp_min_(index, 0))
      slope = torch.view_as(torch.index_select(torch.flatten(slopes), 0, index), x)
      offset = torch.view_as(torch.index_select(torch.flatten(offsets), 0, index), x)
      return torch.type_as(torch.addcmul(offset, slope, x), x)
      """;

  private PiecewiseLinearScript() {}

  /** Whether hinges lie at equal distances. */
  enum Distances {
    EQUAL,
    ANY
  }

  /**
   * Statements of {@code x}, {@code hinges} and {@code values} (H), or (C, H) with one function a
   * channel, and of {@code left_slope} and {@code right_slope} with trained ends.
   */
  static String of(int hinges, Distances distances, Ends ends, Granularity granularity) {
    String pieces =
        distances == Distances.EQUAL
            ? EQUAL_DISTANCES.formatted(hinges - 1, hinges)
            : ANY_DISTANCES.formatted(hinges - 1);
    // What is not a number becomes the least integer here and piece 0 below, so that it reaches
    // the loss instead of ending in an index out of range.
    String index = "index = torch.to(pieces, 3)\n";
    String channels =
        granularity == Granularity.CHANNEL
            ? """
              channel = torch.sub(torch.cumsum(torch.ones_like(torch.select(positions, -1, 0)), 0), 1)
              index = torch.add_(index, torch.to(torch.mul(channel, %d), 3))
              """
                .formatted(hinges + 1)
            : "";
    return TABLES.formatted(ends.left(), ends.right()) + pieces + index + channels + LOOK_UP;
  }
}
