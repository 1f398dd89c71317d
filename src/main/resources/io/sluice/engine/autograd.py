def vjp(self, outputs: List[Tensor], grad_outputs: List[Tensor], sources: List[Tensor]) -> List[Tensor]:
  """The sum of the vector-Jacobian products of several outputs: one gradient a source, row by row"""
  given: List[Optional[Tensor]] = []
  for grad_output in grad_outputs:
    given.append(grad_output)
  rows: List[Tensor] = []
  for gradient in torch.grad(outputs, sources, given):
    if gradient is not None:
      rows.append(gradient.contiguous())
  return rows
