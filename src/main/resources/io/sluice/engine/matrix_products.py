def products(self, left, right, repeats):
  """One number of left @ right, computed once for each of the repeats (n). The factors are cast
  once: only products are timed."""
  a = self.cast(left)
  b = self.cast(right)
  product = torch.mm(a, b)
  for i in range(len(repeats) - 1):
    product = torch.mm(a, b)
  return product[0, 0].float()
