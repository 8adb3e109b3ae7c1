export const tour = {
  start: 'Guided tour',
  title: 'Guided tour of gradient descent',
  stepOf: 'Step {step} of {last}',
  next: 'Next',
  back: 'Back',
  end: 'End the tour',
  over: 'The tour is over: your work is as you left it.',
  loss: {
    title: 'The loss',
    text: 'Five points, and a line ŷ = b + a x that begins at b = 0, a = 0. The loss is what it leaves over: E = Σ (y − ŷ)² = 86. Each point of the loss surface is a line; the cross is the one with the smallest loss. Drag the start to see other ways down.',
  },
  gradient: {
    title: 'The gradient',
    text: 'How steep is the loss here? ∂E/∂b = −2 Σ (y − ŷ) = −40 and ∂E/∂a = −2 Σ x (y − ŷ) = −132. Both are negative: E falls where b and a grow. The table shows what each point adds.',
  },
  update: {
    title: 'The update',
    text: 'One step against the gradient, as long as the learning rate says: a ← 0 − 0.005 × (−132) = 0.66 and b ← 0 − 0.005 × (−40) = 0.2. Too large a rate overshoots; the slider shows where that begins. Step on with the buttons on the right.',
  },
  convergence: {
    title: 'Convergence',
    text: 'Now with standardised features: the surface is round, and the way straight. The steps shrink with the gradient, until the loss does not change any more: b = 2.2, a = 0.6, the closed form. Raw features need about 240 steps at their best rate; these need one.',
  },
  tuning: {
    title: 'Fine-tuning',
    text: 'Whoever has a good line already need not begin at zero. Fine-tuning starts from the pre-trained b = 2, a = 0.7 and is near the minimum at once; from scratch there is a long way to go. Freeze a coefficient, or pull towards the old ones, and see what that costs.',
  },
  why: 'Why slope 0.6 is right: Σ (x − 3)(y − 4) = 6 and Σ (x − 3)² = 10, so a = 6 / 10 = 0.6 and b = 4 − 0.6 × 3 = 2.2. There the gradient is zero.',
  snippet:
    'A snippet that is often seen gives 0.75 instead: cov divides by n − 1 = 4, var by n = 5. Divide both by the same number.',
} as const
