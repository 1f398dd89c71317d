def hidden(self, n, p: Dict[str, Tensor]):
  """B(gate n) * f(up n): (..., C) -> (..., F)"""
  gate = self.base(self.project(n, p, "gate"))
  return gate * self.activated(self.project(n, p, "up"), p, "activation.")

def activation_inputs(self, n, p: Dict[str, Tensor]) -> List[Tensor]:
  return [self.project(n, p, "up")]
