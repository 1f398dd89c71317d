# What is made of a net's scores. x (N, F), labels (N), weight (classes, F), bias (classes)

def mean_loss(self, x, labels, weight, bias):
  """Softmax cross-entropy in nats an image"""
  return torch.cross_entropy_loss(self.logits(x, weight, bias), labels.long())

def score(self, x, labels, weight, bias):
  """(2): the sum of nats, and how many top-1 predictions are right"""
  logits = self.logits(x, weight, bias)
  classes = labels.long()
  nats = torch.cross_entropy_loss(logits, classes, reduction=2)
  hits = (logits.argmax(1) == classes).sum()
  return torch.stack([nats, hits.float()])
