# Matrix products. Attribute: dtype, libtorch's number of the format of factors and results:
# 6 is float32, 15 is bfloat16.

def cast(self, x):
  """x in the format of products; itself where it has it"""
  return x.to(self.dtype)

def linear(self, x, weight, bias: Optional[Tensor] = None):
  """x (..., in), weight (out, in), bias (out) -> (..., out)"""
  if self.dtype == 6:
    return torch.linear(x, weight, bias)
  x = self.cast(x)
  weight = self.cast(weight)
  if bias is not None:
    bias = self.cast(bias)
  return torch.linear(x, weight, bias)

def add_linear(self, sum, x, weight):
  """sum (..., out) + linear(x, weight), in one pass over the sum where the product has its format"""
  if self.dtype == 6:
    return torch.addmm(sum.flatten(0, -2), x.flatten(0, -2), weight.t()).view_as(sum)
  return sum + self.linear(x, weight)

def project(self, x, p: Dict[str, Tensor], name: str):
  """linear() by the weight, and the bias if there is one, of that name"""
  return self.linear(x, p[name + ".weight"], p.get(name + ".bias"))
