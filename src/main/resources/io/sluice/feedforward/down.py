def feed_forward_residual(self, x, n, p: Dict[str, Tensor]):
  """x (B, T, C) + dropout(down(hidden)), with n the norm of x"""
  return self.residual(x, self.hidden(n, p), p, "down")
