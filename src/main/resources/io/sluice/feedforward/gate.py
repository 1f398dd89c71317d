def hidden(self, n, p: Dict[str, Tensor]):
  """f(gate n) * up n: (..., C) -> (..., F)"""
  gate = self.activated(self.project(n, p, "gate"), p, "activation.")
  return gate * self.project(n, p, "up")

def activation_inputs(self, n, p: Dict[str, Tensor]) -> List[Tensor]:
  return [self.project(n, p, "gate")]
