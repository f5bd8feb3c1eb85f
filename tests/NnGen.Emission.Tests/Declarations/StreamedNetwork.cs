using System.Globalization;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>
/// A random network that takes in sequences step by step, of numbers or of tokens, and beside it a class that runs it both ways: what a test outside
/// could not, for states are types of their own.
/// </summary>
internal sealed class StreamedNetwork
{
    private readonly Random _random;
    private readonly List<string> _layers = [];
    private readonly List<(string Name, int Features)> _known = [];
    private readonly int _steps;
    private int _features;

    private StreamedNetwork(int seed)
    {
        _random = new(seed);
        (ClassName, ReadsTokens) = (string.Create(CultureInfo.InvariantCulture, $"Streamed{seed}"), _random.Next(2) == 0);
        (_steps, _features) = (1 + _random.Next(20), 1 + _random.Next(12));
        if (ReadsTokens)
        {
            _layers.Add(Text($"Embedding({Vocabulary}, {_features})"));
        }

        for (var count = 2 + _random.Next(4); count > 0; count--)
        {
            AddLayer();
        }

        AddMemory();
        _layers.Add(_random.Next(3) == 0 ? "LSTM(5)" : Text($"Dense({1 + _random.Next(20)}, Activation.Tanh)"));
    }

    public const int Vocabulary = 7;

    public string ClassName { get; }

    public bool ReadsTokens { get; }

    public string Source => $$"""
        /// <summary>A network.</summary>
        [NeuralNetwork({{(ReadsTokens ? Text($"{_steps}") : Text($"{_steps}, {InputFeatures}"))}})]
        {{string.Join("\n", _layers.Select(layer => $"[{layer}]"))}}
        public sealed partial class {{ClassName}};

        internal static class {{ClassName}}Runs
        {
            /// <summary>The outputs of the whole, and of its steps or the last of them.</summary>
            public static float[][] Run(Func<int, float[]> numbers, int[] tokens)
            {
                var net = new {{ClassName}}();
                numbers(net.Parameters.Length).CopyTo(net.Parameters);
                var (x, whole) = (numbers({{ClassName}}.InputSize), new float[{{ClassName}}.OutputSize]);
                net.Predict({{(ReadsTokens ? $"tokens.AsSpan(0, {_steps})" : "x")}}, whole);
                var (state, output, outputs) = (default({{ClassName}}.State), new float[{{ClassName}}.StepOutputSize], new System.Collections.Generic.List<float>());
                for (var t = 0; t < {{_steps}}; t++)
                {
                    net.Step(ref state, {{(ReadsTokens ? "tokens[t]" : $"x.AsSpan(t * {InputFeatures}, {InputFeatures})")}}, output);
                    outputs.AddRange(output);
                }

                return [whole, outputs.Count == whole.Length ? outputs.ToArray() : output];
            }
        }
        """;

    private int InputFeatures { get; set; }

    public static StreamedNetwork Draw(int seed) => new(seed);

    private void AddLayer()
    {
        InputFeatures = InputFeatures == 0 ? _features : InputFeatures;
        switch (_random.Next(6))
        {
            case 0:
                AddConvolution();
                break;
            case 1 when _known.Where(known => known.Features == _features).ToArray() is { Length: > 0 } equal:
                _layers.Add($"Add(\"{equal[_random.Next(equal.Length)].Name}\")");
                break;
            case 2 when _features > 1:
                _layers.Add(_random.Next(3) switch { 0 => "LayerNorm", 1 => "RMSNorm", _ => "BatchNorm" });
                break;
            case 3:
                Append(8 + _random.Next(20), "Dense({0}, Activation.GELU");
                break;
            default:
                AddMemory();
                break;
        }
    }

    private void AddConvolution()
    {
        var (size, dilation) = (1 + _random.Next(4), 1 + _random.Next(3));
        var past = (size - 1) * dilation;
        Append(1 + _random.Next(9), Text($"Conv1D({{0}}, {size}, Dilation = {dilation}, Pads = new[] {{{{ {past}, 0 }}}}"));
    }

    private void AddMemory()
    {
        InputFeatures = InputFeatures == 0 ? _features : InputFeatures;
        switch (_random.Next(5))
        {
            case 0:
                _layers.Add(_random.Next(2) == 0 ? "PositionalEncoding" : "PositionalEncoding(Learnt = true)");
                break;
            case 1:
                var kind = _random.Next(3) switch { 0 => "GRU", 1 => "SimpleRNN", _ => "LSTM" };
                Append(1 + _random.Next(40), kind + "({0}, ReturnSequences = true");
                break;
            default:
                var seen = _known.Count > 0 && _random.Next(3) == 0 ? $", KeyValueFrom = \"{_known[_random.Next(_known.Count)].Name}\"" : "";
                Append(_features, Text($"MultiHeadAttention({1 + _random.Next(4)}, {1 + _random.Next(18)}, Causal = true{seen}"));
                break;
        }
    }

    /// <summary>Adds a layer, up to its last argument, that has so many features and a name.</summary>
    private void Append(int features, string layer)
    {
        var name = Text($"named{_known.Count}");
        _layers.Add($"{string.Format(CultureInfo.InvariantCulture, layer, features)}, Name = \"{name}\")");
        _known.Add((name, features));
        _features = features;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
