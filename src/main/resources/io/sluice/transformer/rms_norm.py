def rms_norm(self, x, weight, bias: Optional[Tensor] = None):
  """x / rms(x) * weight over the last axis. The norm operator reads x once where squaring and
  averaging write a copy of it, forward and backward."""
  square = torch.linalg_vector_norm(x, 2, [-1], True).square() / x.size(-1)
  return x * torch.rsqrt(square + 1e-5) * weight
