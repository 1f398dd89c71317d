def hidden(self, n, p: Dict[str, Tensor]):
  """(alpha - beta) * B(gate n) * up n + beta * up n: (..., C) -> (..., F), with up n taken out, which
  takes fewer passes over memory"""
  base = self.base(self.project(n, p, "gate"))
  gate = base * self.base_weight(p, "activation.") + self.line_weight(p, "activation.")
  return gate * self.project(n, p, "up")

def activation_inputs(self, n, p: Dict[str, Tensor]) -> List[Tensor]:
  return [self.project(n, p, "gate")]
