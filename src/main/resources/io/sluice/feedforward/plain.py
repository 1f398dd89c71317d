def hidden(self, n, p: Dict[str, Tensor]):
  """f(up n): (..., C) -> (..., F)"""
  return self.activated(self.project(n, p, "up"), p, "activation.")

def activation_inputs(self, n, p: Dict[str, Tensor]) -> List[Tensor]:
  return [self.project(n, p, "up")]
