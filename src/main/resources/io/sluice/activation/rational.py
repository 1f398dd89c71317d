def rational(self, x, numerator, denominator):
  """P(x) / (1 + |A(x)|), numerator (6) or (C, 6), denominator (4) or (C, 4). By Horner's scheme,
  each step a product and a sum within it, in 32 bits whatever x has: the terms of P cancel left of
  zero."""
  a = self.columns(numerator)
  b = self.columns(denominator)
  z = x.float()
  p = (z * a[5]).add_(a[4])
  for i in [3, 2, 1, 0]:
    p = (p * z).add_(a[i])
  q = (z * b[3]).add_(b[2])
  for i in [1, 0]:
    q = (q * z).add_(b[i])
  q = (q * z).abs().add_(1)
  return (p / q).type_as(x)
