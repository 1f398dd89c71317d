package io.sluice.activation;

/** What a piecewise linear activation does outside of its hinges. */
public enum Ends {
  /** It stays at its first and its last value, so that units can die there. */
  CLAMP("torch.zeros_like(first)", "torch.zeros_like(last)"),
  /** Its first and its last segment go on. */
  LINEAR("first", "last"),
  /** It goes on with two slopes that are learned. */
  TRAINED("torch.unsqueeze(left_slope, -1)", "torch.unsqueeze(right_slope, -1)");

  private final String left;
  private final String right;

  Ends(String left, String right) {
    this.left = left;
    this.right = right;
  }

  /** TorchScript of the slope left of the first hinge, from that of the {@code first} segment. */
  String left() {
    return left;
  }

  /** TorchScript of the slope right of the last hinge, from that of the {@code last} segment. */
  String right() {
    return right;
  }
}
