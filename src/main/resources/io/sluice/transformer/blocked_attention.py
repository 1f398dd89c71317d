# Causal attention by blocks of queries, which see the keys up to their own end. Attributes: block, the
# number of queries; scale, 1 / sqrt(D). queries, keys, values (B, H, T, D)

def attention_forward(self, queries, keys, values) -> List[Tensor]:
  """Mixed values (B, T, H, D), then the probabilities of each block of each sequence"""
  triangle = torch.ones([self.block, self.block], dtype=6, device=queries.device).tril(0)
  hidden = triangle.log()
  mixed = torch.empty_like(queries.transpose(1, 2))
  kept = [mixed]
  for sequence in range(queries.size(0)):
    key = keys[sequence]
    value = values[sequence]
    results = mixed[sequence].transpose(0, 1).split(self.block, 1)
    blocks = (queries[sequence] * self.scale).split(self.block, 1)
    first = 0
    for result, block in zip(results, blocks):
      size = block.size(1)
      end = first + size
      scores = torch.bmm(block, key[:, :end].transpose(1, 2))
      scores[:, :, first:end].add_(hidden[:size, :size])
      probabilities = torch._softmax(scores, -1, False, out=scores)
      result.baddbmm_(probabilities, value[:, :end], beta=0, alpha=1)
      kept.append(probabilities)
      first = end
  return kept

def attention_backward_into(self, grad_output, queries, keys, values, probabilities: List[Tensor], grad_queries, grad_keys, grad_values) -> List[Tensor]:
  """Writes the gradients of queries, keys and values, for that of what was mixed, into the last
  three arguments"""
  for sequence in range(queries.size(0)):
    key = keys[sequence]
    value = values[sequence]
    grad_key = grad_keys[sequence]
    grad_value = grad_values[sequence]
    grad_blocks = grad_queries[sequence].split(self.block, 1)
    grad_results = grad_output[sequence].transpose(0, 1).split(self.block, 1)
    blocks = queries[sequence].split(self.block, 1)
    end = queries.size(2)
    beta = 0
    for i in range(len(blocks)):
      block = len(blocks) - 1 - i
      probability = probabilities[sequence * len(blocks) + block]
      grad_scores = torch.bmm(grad_results[block], value[:, :end].transpose(1, 2))
      torch._softmax_backward_data(grad_scores, probability, -1, 6, grad_input=grad_scores)
      grad_blocks[block].baddbmm_(grad_scores, key[:, :end], beta=0, alpha=self.scale)
      grad_key[:, :end].baddbmm_(grad_scores.transpose(1, 2), blocks[block], beta=beta, alpha=self.scale)
      grad_value[:, :end].baddbmm_(probability.transpose(1, 2), grad_results[block], beta=beta, alpha=1)
      beta = 1
      end = end - blocks[block].size(1)
  return [grad_queries, grad_keys, grad_values]

def attention_backward(self, grad_output, queries, keys, values, probabilities: List[Tensor]) -> List[Tensor]:
  return self.attention_backward_into(grad_output, queries, keys, values, probabilities, torch.empty_like(queries), torch.empty_like(keys), torch.empty_like(values))
