def embedding_backward(self, grad_output, ids, positions, grad: Dict[str, Tensor]):
  """Adds to the gradients of the parameters: to those rows that were looked up"""
  grad["token.weight"].index_add_(0, ids.long().flatten(), grad_output.flatten(0, 1))
  if "position.weight" in grad:
    grad["position.weight"].index_add_(0, positions.long(), grad_output.sum([0]))
  return grad["token.weight"]
