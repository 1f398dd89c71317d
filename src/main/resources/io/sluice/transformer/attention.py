# Causal self-attention. Attributes: heads H, key_value_heads G, head_width D, rotary, dropout.
# x (B, T, C), rotations (T, 1, D/2, 2): cosine and sine.

def rotate(self, x, rotations):
  """x (B, T, heads, D), its pairs side by side, turned: one complex product, which reads and writes
  x once. Complex numbers exist in 32 bits only."""
  pairs = torch.view_as_complex(x.float().unflatten(-1, [-1, 2]))
  turned = pairs * torch.view_as_complex(rotations)
  return self.cast(torch.view_as_real(turned).flatten(3))

def interleave(self, weight):
  """Rows of query or key weights, in Hugging Face's order by halves, put in the order of pairs: the
  scores do not change, since queries and keys are permuted alike."""
  if not self.rotary:
    return weight
  halves = weight.unflatten(0, [-1, 2, self.head_width // 2])
  return halves.transpose(1, 2).flatten(0, 2)

def positioned(self, x, rotations, p: Dict[str, Tensor], name: str, heads: int):
  """Queries (B, H, T, D) or keys (B, G, T, D): projected, normalized and rotated, the latter two in
  32 bits"""
  weight = self.interleave(p[name + ".weight"])
  bias = p.get(name + ".bias")
  if bias is not None:
    bias = self.interleave(bias)
  y = self.linear(x, weight, bias).unflatten(2, [heads, self.head_width])
  norm = p.get(name + "_norm.weight")
  if norm is not None:
    y = self.rms_norm(y.float(), self.interleave(norm))
  y = self.rotate(y, rotations) if self.rotary else self.cast(y)
  return y.transpose(1, 2)

def values(self, x, p: Dict[str, Tensor]):
  """(B, G, T, D)"""
  y = self.project(x, p, "value")
  return y.unflatten(2, [self.key_value_heads, self.head_width]).transpose(1, 2)

def grouped(self, x):
  """(B, G, T, D) -> (B, H, T, D): each key and value head serves H / G query heads in a row"""
  group = self.heads // self.key_value_heads
  return x if group == 1 else x.repeat_interleave(group, 1)

def attention_inputs(self, x, rotations, p: Dict[str, Tensor]) -> List[Tensor]:
  """Queries, keys and values of a normalized x, (B, H, T, D) each"""
  queries = self.positioned(x, rotations, p, "query", self.heads)
  keys = self.positioned(x, rotations, p, "key", self.key_value_heads)
  values = self.values(x, p)
  return [queries, self.grouped(keys), self.grouped(values)]

def attention_residual(self, x, mixed, p: Dict[str, Tensor]):
  """x and the projection of what attention has mixed, (B, T, H, D)"""
  return self.residual(x, mixed.flatten(2), p, "output")

def attend(self, x, rotations, p: Dict[str, Tensor]):
  queries, keys, values = self.attention_inputs(self.norm(x, p), rotations, p)
  mixed = torch.scaled_dot_product_attention(queries, keys, values, None, self.dropout, True)
  return self.attention_residual(x, mixed.transpose(1, 2), p)

def attend_cached(self, x, rotations, positions, key_cache, value_cache, p: Dict[str, Tensor]):
  """For generation, without dropout: x attends to the cached tokens too, and its own keys and values
  are written behind theirs, into caches (1, G, context, D). positions (T)"""
  n = self.norm(x, p)
  queries = self.positioned(n, rotations, p, "query", self.heads)
  first = int(positions[0])
  end = first + x.size(1)
  key_cache[:, :, first:end].copy_(self.positioned(n, rotations, p, "key", self.key_value_heads))
  value_cache[:, :, first:end].copy_(self.values(n, p))
  keys = key_cache[:, :, :end].type_as(queries)
  values = value_cache[:, :, :end].type_as(queries)
  mask = positions.unsqueeze(1) >= torch.arange(end, dtype=positions.dtype, device=positions.device)
  mixed = torch.scaled_dot_product_attention(queries, self.grouped(keys), self.grouped(values), mask, 0.0, False)
  return self.attention_residual(x, mixed.transpose(1, 2), p)
