# Final norm, scores and loss. The loss and its softmax stay in 32 bits: eight bits of mantissa lose
# whole hundredths of a nat. x (B, T, C), targets (B, T)

def logits(self, x, p: Dict[str, Tensor]):
  """(B, T, V)"""
  return self.linear(self.norm(x, p), p["projection.weight"]).float()

def mean_loss(self, x, targets, p: Dict[str, Tensor]):
  """Cross-entropy in nats a token"""
  return torch.cross_entropy_loss(self.logits(x, p).flatten(0, 1), targets.long().flatten())

def score(self, x, targets, p: Dict[str, Tensor]):
  """(2): the sum of nats, and how many top-1 predictions are right"""
  logits = self.logits(x, p).flatten(0, 1)
  ids = targets.long().flatten()
  nats = torch.cross_entropy_loss(logits, ids, reduction=2)
  hits = (logits.argmax(1) == ids).sum()
  return torch.stack([nats, hits.float()])
