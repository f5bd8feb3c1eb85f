namespace NnGen.Bench.Baselines;

/// <summary>Parameters, their gradients, and Adam with its usual constants as a plain loop.</summary>
internal sealed class LoopAdam(int length)
{
    private readonly float[] _mean = new float[length];
    private readonly float[] _square = new float[length];
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    public float[] Parameters { get; } = new float[length];

    public float[] Gradients { get; } = new float[length];

    public void Step(float learningRate)
    {
        _beta1Power *= 0.9f;
        _beta2Power *= 0.999f;
        var (step, correction) = ((float)(learningRate / (1 - _beta1Power)), (float)(1 / Math.Sqrt(1 - _beta2Power)));
        for (var i = 0; i < Parameters.Length; i++)
        {
            var g = Gradients[i];
            _mean[i] = (0.9f * _mean[i]) + ((1 - 0.9f) * g);
            _square[i] = (0.999f * _square[i]) + ((1 - 0.999f) * g * g);
            Parameters[i] -= step * _mean[i] / ((MathF.Sqrt(_square[i]) * correction) + 1e-8f);
        }
    }
}
