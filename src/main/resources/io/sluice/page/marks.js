'use strict';

// What charts draw besides lines and dots: error bars, bands, bars from zero.
sluice.marks = (() => {
  const clipped = (u, draw) => {
    const context = u.ctx;
    context.save();
    context.beginPath();
    context.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    context.clip();
    draw(context, window.devicePixelRatio);
    context.restore();
  };
  const x = (u, value) => u.valToPos(value, 'x', true);
  const y = (u, value) => u.valToPos(value, 'y', true);

  return {
    clipped,

    // Between low and high of a series: {x, low, high}.
    band: (u, series, color) => clipped(u, (context) => {
      context.globalAlpha = 0.18;
      context.fillStyle = color;
      context.beginPath();
      series.x.forEach((at, i) => context.lineTo(x(u, at), y(u, series.high[i])));
      for (let i = series.x.length - 1; i >= 0; i--) {
        context.lineTo(x(u, series.x[i]), y(u, series.low[i]));
      }
      context.fill();
    }),

    // A whisker a point.
    whiskers: (u, series, color) => clipped(u, (context, ratio) => {
      context.strokeStyle = color;
      context.lineWidth = 1.5 * ratio;
      const cap = 4 * ratio;
      series.x.forEach((at, i) => {
        if (series.high[i] > series.low[i]) {
          const [middle, low, high] = [x(u, at), y(u, series.low[i]), y(u, series.high[i])];
          context.beginPath();
          context.moveTo(middle, low);
          context.lineTo(middle, high);
          context.moveTo(middle - cap, low);
          context.lineTo(middle + cap, low);
          context.moveTo(middle - cap, high);
          context.lineTo(middle + cap, high);
          context.stroke();
        }
      });
    }),

    // From zero to each point, so wide in the axis's own measure.
    bars: (u, series, width, color) => clipped(u, (context) => {
      context.fillStyle = color;
      series.x.forEach((at, i) => {
        const [left, right] = [x(u, at - width / 2), x(u, at + width / 2)];
        const [zero, end] = [y(u, 0), y(u, series.y[i])];
        context.fillRect(left, Math.min(zero, end), right - left, Math.abs(zero - end));
      });
    }),
  };
})();
