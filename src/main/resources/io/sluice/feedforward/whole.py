def hidden(self, n, p: Dict[str, Tensor]):
  """B(gate n) * up n: (..., C) -> (..., F)"""
  gate = self.base(self.project(n, p, "gate"))
  return gate * self.project(n, p, "up")

def activation_inputs(self, n, p: Dict[str, Tensor]) -> List[Tensor]:
  return [self.project(n, p, "gate")]

def feed_forward_residual(self, x, n, p: Dict[str, Tensor]):
  """x (B, T, C) + dropout((alpha - beta) * down(hidden) + beta * n). The first factor is multiplied
  with the parameters of the down-projection, which are fewer than its outputs."""
  hidden = self.hidden(n, p)
  weight = p["down.weight"] * self.base_weight(p, "activation.")
  bias = p.get("down.bias")
  if bias is None and self.dropout == 0:
    return self.add_linear(x + n * self.line_weight(p, "activation."), hidden, weight)
  if bias is not None:
    bias = bias * self.base_weight(p, "activation.")
  down = self.linear(hidden, weight, bias)
  return x + self.drop(down + n * self.line_weight(p, "activation."))
