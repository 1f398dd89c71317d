def norm_forward(self, x, p: Dict[str, Tensor]) -> List[Tensor]:
  """x (B, T, C) -> its norm (B, T, C), and mean and inverse deviation of each vector"""
  normalized, mean, inverse = torch.native_layer_norm(x, [x.size(-1)], p["norm.weight"], p.get("norm.bias"), 1e-5)
  return [normalized, mean, inverse]

def norm_backward(self, grad_output, x, mean, inverse, p: Dict[str, Tensor]) -> List[Tensor]:
  """The gradients of x, the weight and the bias, if there is one"""
  bias = p.get("norm.bias")
  grad_x, grad_weight, grad_bias = torch.native_layer_norm_backward(grad_output, x, [x.size(-1)], mean, inverse, p["norm.weight"], bias, [True, True, bias is not None])
  return [grad_x, grad_weight] if bias is None else [grad_x, grad_weight, grad_bias]
