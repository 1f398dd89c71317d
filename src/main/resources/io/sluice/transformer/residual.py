# The residual stream. Attribute: dropout, the share of values dropped in training.

def drop(self, x):
  return torch.dropout(x, self.dropout, True) if self.dropout > 0 else x

def residual(self, x, hidden, p: Dict[str, Tensor], name: str):
  """x (B, T, C) + dropout(projection of hidden (B, T, ...))"""
  if self.dropout == 0 and name + ".bias" not in p:
    return self.add_linear(x, hidden, p[name + ".weight"])
  return x + self.drop(self.project(hidden, p, name))
