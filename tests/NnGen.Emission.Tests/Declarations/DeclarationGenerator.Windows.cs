using NnGen.Emission.Tests.Layers;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>The layers whose windows go over images and sequences.</summary>
internal sealed partial class DeclarationGenerator
{
    private void AddWindow()
    {
        switch (_shape.Length, _random.Next(10))
        {
            case (2, < 5):
                AddConvolution("Conv1D");
                break;
            case (2, _):
                AddPooling(Chance(0.5) ? "MaxPool1D" : "AveragePool1D");
                break;
            case (3, < 3):
                AddConvolution("Conv2D");
                break;
            case (3, 3):
                AddDepthwise();
                break;
            case (3, 4):
                AddTranspose();
                break;
            case (3, < 8):
                AddPooling(Chance(0.5) ? "MaxPool2D" : "AveragePool2D");
                break;
            case (3, 8):
                Append(Chance(0.5) ? "GlobalAveragePool2D" : "GlobalMaxPool2D", "", [_shape[2]]);
                break;
            default:
                AddUpSampling();
                break;
        }
    }

    private void AddConvolution(string kind)
    {
        var (axes, groups) = (DrawAxes(3, out var around), Chance(0.4) ? Draw(Divisors(_shape[^1])) : 1);
        var outputs = axes.Select(axis => axis.Outputs).ToArray();
        if (outputs.Contains(0))
        {
            AddDense(Draw(Hidden));
            return;
        }

        var most = Math.Max(1, MaxSample / outputs.Aggregate((a, b) => a * b) / groups);
        var filters = groups * (1 + _random.Next(Math.Min(most, MaxFilters)));
        var window = SizesOf(axes) + Activated() + around + Steps(axes) + (groups > 1 ? $", Groups = {Axes([groups])}" : "");
        Append(kind, $"{Axes([filters])}, {window}", [.. outputs, filters]);
    }

    private void AddDepthwise()
    {
        var axes = DrawAxes(3, out var around);
        var multiplier = 1 + _random.Next(2);
        if (axes.Any(axis => axis.Outputs == 0) || axes[0].Outputs * axes[1].Outputs * _shape[2] * multiplier > MaxSample)
        {
            AddDense(Draw(Hidden));
            return;
        }

        var more = multiplier > 1 ? $", DepthMultiplier = {Axes([multiplier])}" : "";
        Append(
            "DepthwiseConv2D", SizesOf(axes) + Activated() + around + Steps(axes) + more, [axes[0].Outputs, axes[1].Outputs, _shape[2] * multiplier]);
    }

    private void AddTranspose()
    {
        var axes = DrawAxes(2, out var around);
        var isSame = around.Contains("Same", StringComparison.Ordinal);
        var (rows, columns) = isSame ? (axes[0].W * axes[0].S, axes[1].W * axes[1].S) : (axes[0].Transposed, axes[1].Transposed);
        var more = isSame ? 0 : _random.Next(Math.Max(axes[0].S, axes[0].D));
        (rows, columns) = (rows + more, columns + more);
        if (Math.Min(rows, columns) < 1 || rows * columns > MaxSample)
        {
            AddDense(Draw(Hidden));
            return;
        }

        var filters = 1 + _random.Next(Math.Min(MaxFilters, MaxSample / (rows * columns)));
        var text = SizesOf(axes) + Activated() + around + Steps(axes) + (more > 0 ? $", OutputPadding = {Axes([more])}" : "");
        Append("Conv2DTranspose", $"{Axes([filters])}, {text}", [rows, columns, filters]);
    }

    private void AddPooling(string kind)
    {
        var isTiled = Chance(0.5);
        var axes = DrawAxes(1, out var padding, isTiled);
        if (axes.Any(axis => axis.Outputs == 0 || Math.Max(axis.Before, axis.After) >= axis.K))
        {
            AddDense(Draw(Hidden));
            return;
        }

        var strides = isTiled && Chance(0.5) ? "" : $", Strides = {Axes([axes[0].S])}";
        var isAround = padding.Contains("Same", StringComparison.Ordinal) || axes.Any(axis => axis.Before + axis.After > 0);
        var counted = kind[0] == 'A' && isAround && Chance(0.5) ? ", CountPadding = true" : "";
        Append(kind, SizesOf(axes) + strides + padding + counted, [.. axes.Select(axis => axis.Outputs), _shape[^1]]);
    }

    private void AddUpSampling()
    {
        var size = 1 + _random.Next(3);
        if (_shape.Aggregate((a, b) => a * b) * size * size > MaxSample)
        {
            AddDense(Draw(Hidden));
            return;
        }

        Append("UpSampling2D", Axes([size]), [_shape[0] * size, _shape[1] * size, _shape[2]]);
    }

    /// <summary>A window along each axis but the last, and the option that says what is around the input.</summary>
    private TextbookAxis[] DrawAxes(int dilations, out string around, bool isTiled = false)
    {
        var (count, size) = (_shape.Length - 1, 1 + _random.Next(3));
        var (stride, dilation) = (isTiled ? size : Chance(0.5) ? 1 : 1 + _random.Next(3), Chance(0.3) ? 1 + _random.Next(dilations) : 1);
        int[] pads = [.. Enumerable.Range(0, 2 * count).Select(_ => _random.Next(3))];
        var padding = _random.Next(3);
        around = padding == 1 ? ", Padding = Padding.Same" : padding == 2 ? $", Pads = new[] {{ {Axes(pads)} }}" : "";
        return [.. _shape[..^1].Select((extent, i) => Axis(extent, i))];

        TextbookAxis Axis(int extent, int i)
        {
            var own = !isTiled && count == 2 && i == 1 && Chance(0.3) ? 1 + _random.Next(3) : size;
            return padding == 1 ? TextbookAxis.Same(extent, own, stride, dilation)
                : padding == 2 ? new(extent, own, stride, dilation, pads[i], pads[i + count])
                : new(extent, own, stride, dilation, 0, 0);
        }
    }

    private string Activated()
    {
        var activation = Draw(Hidden[..^1]);
        var useBias = Chance(0.15) ? ", UseBias = false" : "";
        return $", Activation.{activation}{Alpha(activation)}{useBias}";
    }

    private static string SizesOf(TextbookAxis[] axes) =>
        axes.Select(axis => axis.K).Distinct().Count() == 1 ? Axes([axes[0].K]) : Axes([.. axes.Select(axis => axis.K)]);

    private static string Steps(TextbookAxis[] axes) =>
        (axes[0].S > 1 ? $", Strides = {Axes([axes[0].S])}" : "") + (axes[0].D > 1 ? $", Dilation = {Axes([axes[0].D])}" : "");

    private static int[] Divisors(int number) => [.. Enumerable.Range(1, number).Where(divisor => number % divisor == 0)];
}
