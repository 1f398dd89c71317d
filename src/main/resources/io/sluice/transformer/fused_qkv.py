# Queries, keys and values of all heads as one matrix product, rotated together. Attributes: heads H,
# head_width D. x (B, T, C)

def for_all_heads(self, rotations):
  """Laid out for the heads of queries and keys, so that the product with them runs along memory"""
  return rotations.expand([-1, 2 * self.heads, -1, -1]).contiguous()

def qkv_forward(self, x, rotations, p: Dict[str, Tensor]) -> List[Tensor]:
  """Queries, keys and values (B, H, T, D), and the weights of all (3 C, C)"""
  weights = torch.cat([self.interleave(p["query.weight"]), self.interleave(p["key.weight"]), p["value.weight"]], 0)
  projected = torch.linear(x, weights).unflatten(2, [-1, self.head_width])
  rotated = self.rotate(projected[:, :, :2 * self.heads], self.for_all_heads(rotations))
  queries = rotated[:, :, :self.heads].transpose(1, 2)
  keys = rotated[:, :, self.heads:].transpose(1, 2)
  values = projected[:, :, 2 * self.heads:].transpose(1, 2)
  return [queries, keys, values, weights]

def separate(self, weight):
  """Rows in the order of pairs, put back in the order by halves"""
  pairs = weight.unflatten(0, [-1, self.head_width // 2, 2])
  return pairs.transpose(1, 2).flatten(0, 2)

def qkv_backward(self, grad_output, queries, keys, values, weights, x, rotations, probabilities: List[Tensor]) -> List[Tensor]:
  """The gradients of x and of the weights of queries, keys and values, for that of what attention
  has mixed, (B, T, H, D)"""
  heads = self.heads
  gradient = torch.empty([x.size(0), x.size(1), 3 * heads, self.head_width], dtype=6, device=x.device)
  by_head = gradient.transpose(1, 2)
  self.attention_backward_into(grad_output, queries, keys, values, probabilities, by_head[:, :heads], by_head[:, heads:2 * heads], by_head[:, 2 * heads:])
  pairs = torch.view_as_complex(gradient[:, :, :2 * heads].unflatten(-1, [-1, 2]))
  back = torch.view_as_real(torch.view_as_complex(rotations).conj_physical())
  pairs.mul_(torch.view_as_complex(self.for_all_heads(back)))
  rows = gradient.flatten(2).flatten(0, 1)
  grad_x = torch.mm(rows, weights).view_as(x)
  grad_query, grad_key, grad_value = torch.mm(rows.t(), x.flatten(0, 1)).split(heads * self.head_width, 0)
  return [grad_x, self.separate(grad_query), self.separate(grad_key), grad_value]
