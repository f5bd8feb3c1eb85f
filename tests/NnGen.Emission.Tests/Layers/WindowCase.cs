using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NnGen.Generator;
using NnGen.Generator.Declaration;

namespace NnGen.Emission.Tests.Layers;

/// <summary>A window over an image or a sequence, its channels and filters given for one group.</summary>
internal sealed record WindowCase(int[] Extents, int[] Sizes, int Stride, int Dilation, Padding Padding, int[] Pads, int Groups, int Channels, int Filters)
{
    public int[] Input => [.. Extents, Groups * Channels];

    public TextbookAxis Rows => Axis(0);

    public TextbookAxis Columns => Extents.Length == 1 ? TextbookAxis.None : Axis(1);

    /// <summary>Cases over so many axes whose window stands somewhere.</summary>
    public static Arbitrary<WindowCase> Convolutions(int axes) => Cases(axes, dilations: 3, window => window.Fits);

    /// <summary>The same, whose window holds an element of the input wherever it stands.</summary>
    public static Arbitrary<WindowCase> Poolings(int axes) => Cases(axes, dilations: 1, window => window.FillsEveryWindow);

    /// <summary>Cases over two axes whose transpose leaves an output.</summary>
    public static Arbitrary<WindowCase> Transposes() => Cases(axes: 2, dilations: 3, window => window.IsTransposed);

    /// <summary>The arguments that declare the window, called kernel or pool.</summary>
    public IEnumerable<Argument> Arguments(string window)
    {
        var isSquare = Sizes.Distinct().Count() == 1;
        string[] names = isSquare ? [window + "Size"] : [window + "Height", window + "Width"];
        return
        [
            .. names.Select((name, i) => new Argument(name, new IntValue(Sizes[i]))),
            new("Strides", new IntValue(Stride)),
            new("Padding", new EnumValue(nameof(Padding), (int)Padding, true)),
            new("Pads", new ArrayValue(Pads.Select(pad => (ArgumentValue)new IntValue(pad)).ToEquatableArray())),
        ];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join("×", Sizes)} on {string.Join("×", Extents)}, {Padding} {string.Join(" ", Pads)}, stride {Stride}, dilation {Dilation}, {Groups} × {Channels} to {Filters}");

    private bool Fits => Rows.Outputs > 0 && Columns.Outputs > 0;

    private bool FillsEveryWindow => Fits && Math.Max(Rows.Before, Rows.After) < Rows.K && Math.Max(Columns.Before, Columns.After) < Columns.K;

    private bool IsTransposed => Rows.Transposed > 0 && Columns.Transposed > 0;

    private static Arbitrary<WindowCase> Cases(int axes, int dilations, Func<WindowCase, bool> isCase) =>
        Arb.From(Windows(axes, dilations).Where(isCase), window => window.Smaller().Where(isCase));

    private static Gen<WindowCase> Windows(int axes, int dilations) =>
        from extents in Gen.Choose(1, 6).ArrayOf(axes)
        from sizes in Gen.Choose(1, 4).ArrayOf(axes)
        from stride in Gen.Choose(1, 3)
        from dilation in Gen.Choose(1, dilations)
        from padding in Gen.Elements(0, 1, 2, 2)
        from pads in Gen.Choose(0, 3).ArrayOf(2 * axes)
        from groups in Gen.Choose(1, 3)
        from channels in Gen.Choose(1, 3)
        from filters in Gen.Choose(1, 3)
        select new WindowCase(
            extents, sizes, stride, dilation, padding == 1 ? Padding.Same : Padding.Valid, padding == 2 ? pads : [], groups, channels, filters);

    private TextbookAxis Axis(int i) => Padding == Padding.Same
        ? TextbookAxis.Same(Extents[i], Sizes[i], Stride, Dilation)
        : new(Extents[i], Sizes[i], Stride, Dilation, Pads.Length == 0 ? 0 : Pads[i], Pads.Length == 0 ? 0 : Pads[i + Extents.Length]);

    /// <summary>The cases that are smaller by one in one number.</summary>
    private IEnumerable<WindowCase> Smaller() =>
    [
        .. Less(Groups, 1).Select(groups => this with { Groups = groups }),
        .. Less(Channels, 1).Select(channels => this with { Channels = channels }),
        .. Less(Filters, 1).Select(filters => this with { Filters = filters }),
        .. Less(Dilation, 1).Select(dilation => this with { Dilation = dilation }),
        .. Less(Stride, 1).Select(stride => this with { Stride = stride }),
        .. Less(Pads, 0).Select(pads => this with { Pads = pads }),
        .. Less(Sizes, 1).Select(sizes => this with { Sizes = sizes }),
        .. Less(Extents, 1).Select(extents => this with { Extents = extents }),
    ];

    private static IEnumerable<int> Less(int value, int least) => value > least ? [value - 1] : [];

    private static IEnumerable<int[]> Less(int[] values, int least) => values
        .Select((value, i) => (value, i)).Where(pair => pair.value > least)
        .Select(pair => values.Select((value, i) => i == pair.i ? value - 1 : value).ToArray());
}
