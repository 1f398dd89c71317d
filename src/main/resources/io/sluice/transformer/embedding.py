def embed(self, ids, positions, p: Dict[str, Tensor]):
  """ids (B, T), positions (T) -> (B, T, C)"""
  x = torch.embedding(p["token.weight"], ids.long())
  if "position.weight" in p:
    x = x + torch.embedding(p["position.weight"], positions.long())
  return self.drop(x)
