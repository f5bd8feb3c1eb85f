using System.Globalization;
using NnGen.Generator;
using NnGen.Generator.Declaration;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>
/// Draws networks of dense, activation, dropout, noise, normalising, add, multiply, concatenate, reshape, flatten, window, recurrent, attention and repeated layers, of 1 to
/// 7 attributes, with odd sizes, branches and every loss that fits their end.
/// </summary>
internal sealed partial class DeclarationGenerator
{
    private const int MaxRow = 80;

    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 20, 24, 31, 32, 33, 37, 40];

    private static readonly Activation[] Hidden =
    [
        Activation.Linear, Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU, Activation.PReLU, Activation.ELU,
        Activation.GELU, Activation.SiLU, Activation.Softplus, Activation.Softmax,
    ];

    private readonly Random _random;
    private readonly bool _isWide;
    private readonly List<string> _layers = [];
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly List<(string Name, int[] Shape)> _known = [];
    private int[] _shape;

    private DeclarationGenerator(int seed, bool isWide)
    {
        (_random, _isWide) = (new(seed), isWide);
        _shape = isWide ? DrawImage() : DrawInput();
        _known.Add(("input", _shape));
    }

    /// <summary>The network of a seed.</summary>
    public static DeclaredNetworkSource Draw(int seed)
    {
        var generator = new DeclarationGenerator(seed, isWide: false);
        return generator.Draw($"Random{seed.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The network of a seed that has images or sequences with more channels than vectors have lanes, and mostly layers with windows.</summary>
    public static DeclaredNetworkSource DrawWide(int seed)
    {
        var generator = new DeclarationGenerator(seed, isWide: true);
        return generator.Draw($"Wide{seed.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The most values a layer gives for a sample, and the most filters that a group has: what the interpreter has time for.</summary>
    private int MaxSample => _isWide ? 600 : 160;

    private int MaxFilters => _isWide ? 37 : 5;

    private DeclaredNetworkSource Draw(string className)
    {
        var input = _shape;
        var losses = Enum.GetValues<Loss>();
        var loss = losses[_random.Next(losses.Length)];
        var inner = _isWide ? 1 + _random.Next(3) : _random.Next(7);
        for (var i = 0; i < inner; i++)
        {
            AddLayer();
        }

        AddLast(loss);
        var options = loss switch
        {
            Loss.CategoricalCrossEntropy when Chance(0.5) => $", LabelSmoothing = {Number(0.2 * _random.NextDouble())}",
            Loss.Huber when Chance(0.7) => $", HuberDelta = {Number(0.1 + _random.NextDouble())}",
            _ => "",
        };
        return DeclaredNetworkSource.Of(className, loss, $"NeuralNetwork({Axes(input)}, Loss = Loss.{loss}{options})", _layers);
    }

    private int[] DrawInput() => _random.Next(10) switch
    {
        < 5 => [Size()],
        < 7 => [1 + _random.Next(8), Math.Min(Size(), 20)],
        _ => [1 + _random.Next(6), 1 + _random.Next(6), 1 + _random.Next(4)],
    };

    private int[] DrawImage() => _random.Next(4) == 0
        ? [1 + _random.Next(12), Math.Min(Size(), 24)]
        : [1 + _random.Next(7), 1 + _random.Next(9), Math.Min(Size(), 600 / 63)];

    private void AddLayer()
    {
        if (_isWide && _shape.Length > 1 && Chance(0.7))
        {
            AddWindow();
            return;
        }

        if (_shape.Length == 2 && Chance(0.3))
        {
            AddRecurrent();
            return;
        }

        switch (_random.Next(_shape.Length == 1 ? 20 : 30))
        {
            case < 5:
                AddDense(Draw(Hidden));
                break;
            case < 7:
                AddActivation();
                break;
            case < 9:
                Append("Dropout", Number(0.1 + (0.6 * _random.NextDouble())), mayBranch: true);
                break;
            case 9 or 10:
                AddMerge(Chance(0.5) ? "Add" : "Multiply", known => known.Shape.SequenceEqual(_shape));
                break;
            case 11 or 12:
                AddConcatenate();
                break;
            case 13:
                AddReshape();
                break;
            case 14:
                // A variance near 0 would leave central differences no digits.
                Append("BatchNorm", $"Epsilon = {Number(0.1 + _random.NextDouble())}{(Chance(0.3) ? ", Affine = false" : "")}", mayBranch: true);
                break;
            case 15:
                Append("Flatten", "", [_shape.Aggregate((a, b) => a * b)]);
                break;
            case 16:
                AddRepeat();
                break;
            case 17:
                AddNoise();
                break;
            case 18 or 19:
                AddNormalization();
                break;
            case < 25 when _shape.Length == 2:
                AddAttention();
                break;
            default:
                AddWindow();
                break;
        }
    }

    private void AddLast(Loss loss)
    {
        Activation activation = loss switch
        {
            Loss.BinaryCrossEntropy => Activation.Sigmoid,
            Loss.CategoricalCrossEntropy or Loss.KLDivergence => Activation.Softmax,
            Loss.Perceptron => Chance(0.5) ? Activation.Sign : Activation.Linear,
            _ => Draw(Hidden),
        };
        var row = _shape[^1];
        if (Chance(0.25) && activation != Activation.Linear && (activation != Activation.Softmax || row > 1))
        {
            Append("Activation", $"Activation.{activation}{Alpha(activation)}");
        }
        else
        {
            AddDense(activation);
        }
    }

    private void AddDense(Activation activation)
    {
        MayBranch(out var from);
        var rows = _shape.Aggregate((a, b) => a * b) / _shape[^1];
        var units = Math.Clamp(Size(), activation == Activation.Softmax ? 2 : 1, Math.Max(2, MaxSample / rows));
        var text = activation == Activation.Linear && Chance(0.5) ? Axes([units]) : $"{Axes([units])}, Activation.{activation}{Alpha(activation)}";
        var useBias = Chance(0.15) ? ", UseBias = false" : Chance(0.1) ? ", BiasInitializer = Initializer.Constant, BiasValue = 0.1" : "";
        var kernel = Chance(0.1) ? ", KernelInitializer = Initializer.LeCunNormal" : "";
        Append("Dense", text + useBias + kernel + from, [.. _shape[..^1], units]);
    }

    private void AddActivation()
    {
        MayBranch(out var from);
        var activation = Draw(_shape[^1] > 1 ? Hidden[1..] : Hidden[1..^1]);
        Append("Activation", $"Activation.{activation}{Alpha(activation)}{from}");
    }

    private void AddConcatenate()
    {
        var row = _shape[^1];
        AddMerge("Concatenate", known => known.Shape.Length == _shape.Length && known.Shape[..^1].SequenceEqual(_shape[..^1])
            && (row += known.Shape[^1]) <= MaxRow);
    }

    /// <summary>Joins one or two known layers, the same one twice and the one above among them.</summary>
    private void AddMerge(string kind, Func<(string Name, int[] Shape), bool> fits)
    {
        var shuffled = _known.OrderBy(_ => _random.Next()).ToArray();
        var operands = shuffled.Where(fits).Take(1 + _random.Next(2)).ToArray();
        if (operands.Length == 0)
        {
            AddDense(Draw(Hidden));
            return;
        }

        var shape = _shape.ToArray();
        shape[^1] += kind == "Concatenate" ? operands.Sum(operand => operand.Shape[^1]) : 0;
        Append(kind, string.Join(", ", operands.Select(operand => $"\"{operand.Name}\"")), shape);
    }

    private void AddReshape()
    {
        var size = _shape.Aggregate((a, b) => a * b);
        var divisors = Enumerable.Range(1, size).Where(divisor => size % divisor == 0).ToArray();
        var first = Draw(divisors);
        var second = Draw(divisors.Where(divisor => size / first % divisor == 0).ToArray());
        int[] shape = Chance(0.5) ? [first, size / first] : [first, second, size / first / second];
        Append("Reshape", Axes(shape), shape);
    }

    private void AddRepeat()
    {
        var (count, row) = (1 + _random.Next(3), _shape[^1]);
        var block = $"block{Ordinal("Repeat")}";
        var activation = Draw(Hidden[..^1]);
        _layers.Add($"Repeat({Axes([count])}, Name = \"{block}\")");
        _layers.Add($"Dense({Axes([row])}, Activation.{activation}{Alpha(activation)})");
        _layers.Add($"Add(\"{block}\")");
        _layers.Add("EndRepeat");
        for (var i = 0; i < count; i++)
        {
            _known.Add(($"dense{Ordinal("Dense")}", _shape));
            _known.Add(($"add{Ordinal("Add")}", _shape));
        }
    }

    /// <summary>Sometimes goes on from an earlier layer than the last.</summary>
    private void MayBranch(out string from)
    {
        from = "";
        if (Chance(0.15))
        {
            var (name, shape) = _known[_random.Next(_known.Count)];
            (from, _shape) = ($", From = \"{name}\"", shape);
        }
    }

    private void Append(string kind, string arguments, int[]? shape = null, bool mayBranch = false)
    {
        if (mayBranch)
        {
            MayBranch(out var from);
            arguments += from;
        }

        _shape = shape ?? _shape;
        var ordinal = Ordinal(kind);
        var name = Chance(0.4) ? $"layer{_layers.Count.ToString(CultureInfo.InvariantCulture)}" : null;
        var separator = arguments.Length == 0 ? "" : ", ";
        _layers.Add($"{kind}({arguments}{(name is null ? "" : $"{separator}Name = \"{name}\"")})");
        _known.Add((name ?? LayerNames.PrefixOf(kind) + ordinal, _shape));
    }

    private string Ordinal(string kind) =>
        (_ordinals[kind] = _ordinals.GetValueOrDefault(kind) + 1).ToString(CultureInfo.InvariantCulture);

    private string Alpha(Activation activation) =>
        activation is Activation.LeakyReLU or Activation.PReLU or Activation.ELU && Chance(0.5) ? $", Alpha = {Number(_random.NextDouble())}" : "";

    private int Size() => Chance(0.7) ? Draw(Sizes) : 1 + _random.Next(40);

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Draw<T>(T[] choices) => choices[_random.Next(choices.Length)];

    private static string Axes(int[] axes) => string.Join(", ", axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
