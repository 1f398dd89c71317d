def feed_forward(self, x, p: Dict[str, Tensor]):
  """x (B, T, C) and what the block adds to it"""
  return self.feed_forward_residual(x, self.norm(x, p), p)

def site_inputs(self, x, p: Dict[str, Tensor]) -> List[Tensor]:
  """What comes into the activations, (B, T, F) each, in 32 bits"""
  return [y.float() for y in self.activation_inputs(self.norm(x, p), p)]
