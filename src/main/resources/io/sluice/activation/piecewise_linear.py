# Continuous functions of straight pieces in few passes over memory. Each of the H + 1 pieces is a
# line, slope * x + offset, so that the function is two look-ups in small tables and one product,
# whatever the number of hinges; autograd turns the look-ups into the two sums a piece that the
# gradients of the values are made of.

def piece_by_distance(self, inputs, hinges):
  """The number of the piece of each input, from 0 to H, among hinges at equal distances. It is
  counted from the hinge nearest to zero: if that is zero itself, an input's sign is never rounded
  away, and a start from ReLU is ReLU to the last bit."""
  segments = hinges.size(-1) - 1
  width = hinges.select(-1, -1) - hinges.select(-1, 0)
  density = torch.reciprocal(width) * segments
  nearest = hinges.abs().argmin(-1, True)
  anchor = hinges.gather(-1, nearest).squeeze(-1)
  pieces = torch.addcmul(-(anchor * density), inputs, density).floor_()
  return pieces.add_(nearest.squeeze(-1) + 1).clamp_(0, segments + 1)

def piece_by_counting(self, inputs, hinges):
  """The same as the number of hinges that an input has reached, wherever they lie."""
  pieces = (inputs >= hinges.select(-1, 0)).int()
  for hinge in range(1, hinges.size(-1)):
    pieces = pieces.add_(inputs >= hinges.select(-1, hinge))
  return pieces

def piecewise_linear(self, x, hinges, values, even: bool, clamped: bool, left_slope: Optional[Tensor] = None, right_slope: Optional[Tensor] = None):
  """x (..., C); hinges, even or not, and the values there (H), or (C, H) with one function a
  channel. Outside of the hinges it goes on with given slopes, () or (C), or stays where it is, or
  else goes on as in its first and last segment."""
  inner = (values[..., 1:] - values[..., :-1]) / (hinges[..., 1:] - hinges[..., :-1])
  left = inner[..., :1]
  right = inner[..., -1:]
  if clamped:
    left = torch.zeros_like(left)
    right = torch.zeros_like(right)
  if left_slope is not None and right_slope is not None:
    left = left_slope.unsqueeze(-1)
    right = right_slope.unsqueeze(-1)
  slopes = torch.cat([left, inner, right], -1)
  origins = torch.cat([hinges[..., :1], hinges], -1)
  offsets = torch.cat([values[..., :1], values], -1) - slopes * origins

  inputs = x.detach().float()
  positions = hinges.detach()
  pieces = self.piece_by_distance(inputs, positions) if even else self.piece_by_counting(inputs, positions)
  # What is not a number becomes the least integer here and piece 0 below, so that it reaches the
  # loss instead of ending in an index out of range.
  index = pieces.int()
  if hinges.dim() > 1:
    channel = torch.ones_like(positions.select(-1, 0)).cumsum(0) - 1
    index = index.add_((channel * slopes.size(-1)).int())
  index = index.clamp_min_(0).flatten()
  slope = slopes.flatten().index_select(0, index).view_as(x)
  offset = offsets.flatten().index_select(0, index).view_as(x)
  return torch.addcmul(offset, slope, x).type_as(x)
