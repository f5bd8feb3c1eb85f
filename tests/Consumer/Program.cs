using System;
using Vendor.Controls;
using Vendor.Controls.Checks;
using Vendor.Controls.Networks;

Prediction.Of<Valve>();
Prediction.Of<Router>();
Prediction.Of<Plant<string>.Mixer>();
Prediction.Of<Plant<int>.Inner.Switch>();

var valve = new Valve(seed: 1);
Learning.OnTargets(valve, areProbabilities: false);
Learning.OnLabels(new Router(seed: 1));
Learning.OnTargets(new Plant<string>.Mixer(seed: 1), areProbabilities: false);
Learning.OnTargets(new Plant<int>.Inner.Switch(seed: 1), areProbabilities: true);

Span<float> opening = stackalloc float[Valve.OutputSize];
valve.Predict([0.4f, -1.2f, 0.7f], opening);
Expect.That(float.Abs(opening[0] - 0.3f) < 0.15f, $"the valve opens by about 0.3, not {opening[0]}");
Expect.That(valve.Dense2.Weight.Shape.SequenceEqual([7, 5]), "the second layer's weight is [7, 5]");
Expect.That(Valve.ParameterCount == 28 + 35 + 6, "the valve has 69 parameters");
Expect.That(valve.Summary().Contains("69", StringComparison.Ordinal), "the summary shows them");
Expect.That(Guard.Predict + Kernels.Count == 3, "classes of the same names are still the user's");

Console.WriteLine($"{Expect.Held} expectations hold.");
return 0;
