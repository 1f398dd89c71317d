def apl(self, x, slopes, hinges):
  """slopes and hinges (S) or (C, S): max(0, x) + sum of a * max(0, b - x)"""
  slope = self.columns(slopes)
  hinge = self.columns(hinges)
  y = torch.relu(x)
  for a, b in zip(slope, hinge):
    y = y + torch.relu_(b - x) * a
  return y
