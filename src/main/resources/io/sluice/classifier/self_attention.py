def heads_of(self, x, weight, heads: int):
  """(N, P, C) -> (N, heads, P, C / heads)"""
  return self.linear(x, weight).unflatten(2, [heads, -1]).transpose(1, 2)

def self_attention(self, x, norm_weight, norm_bias, query, key, value, output, heads: int):
  """x (N, C, H, W), its channels last in memory, and what attention over its P = H W positions adds"""
  tokens = x.permute([0, 2, 3, 1]).flatten(1, 2)
  n = torch.layer_norm(tokens.float(), [tokens.size(-1)], norm_weight, norm_bias, 1e-05, False)
  queries = self.heads_of(n, query, heads)
  keys = self.heads_of(n, key, heads)
  values = self.heads_of(n, value, heads)
  mixed = torch.scaled_dot_product_attention(queries, keys, values, None, 0.0, False)
  joined = mixed.transpose(1, 2).flatten(2)
  sum = tokens + torch.linear(joined, self.cast(output))
  return sum.unflatten(1, [x.size(2), x.size(3)]).permute([0, 3, 1, 2])
