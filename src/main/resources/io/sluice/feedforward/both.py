def hidden(self, n, p: Dict[str, Tensor]):
  """f(gate n) * f2(up n): (..., C) -> (..., F)"""
  gate = self.activated(self.project(n, p, "gate"), p, "activation.")
  return gate * self.activated(self.project(n, p, "up"), p, "value_activation.")

def activation_inputs(self, n, p: Dict[str, Tensor]) -> List[Tensor]:
  return [self.project(n, p, "gate"), self.project(n, p, "up")]
