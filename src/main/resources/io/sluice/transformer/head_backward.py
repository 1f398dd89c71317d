# The largest array of a step, (B T, V), is written twice and never copied.

def head_forward(self, normalized, targets, table) -> List[Tensor]:
  """normalized (B, T, C), targets (B, T), table (V, C) -> mean loss, log-probabilities (B T, V)"""
  logits = torch.mm(normalized.flatten(0, 1), table.t())
  log_probabilities = torch._log_softmax(logits, 1, False, out=logits)
  loss = torch.nll_loss(log_probabilities, targets.long().flatten())
  return [loss, log_probabilities]

def head_backward(self, weight, normalized, targets, log_probabilities, table) -> List[Tensor]:
  """The gradients of normalized and table, for a loss times a weight; overwrites the
  log-probabilities"""
  ids = targets.long().reshape([-1, 1])
  grad_logits = torch.exp_(log_probabilities)
  grad_logits.scatter_add_(1, ids, -torch.ones_like(ids, dtype=6))
  share = weight / ids.size(0)
  scaled = normalized.flatten(0, 1) * share
  grad_normalized = torch.mm(grad_logits, table).mul_(share)
  return [grad_normalized.view_as(normalized), torch.mm(grad_logits.t(), scaled)]
