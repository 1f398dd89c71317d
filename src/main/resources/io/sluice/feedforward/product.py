def product(self, n, p: Dict[str, Tensor]):
  return self.project(n, p, "gate") * self.project(n, p, "up")

def hidden(self, n, p: Dict[str, Tensor]):
  """f(gate n * up n): (..., C) -> (..., F)"""
  return self.activated(self.product(n, p), p, "activation.")

def activation_inputs(self, n, p: Dict[str, Tensor]) -> List[Tensor]:
  return [self.product(n, p)]
