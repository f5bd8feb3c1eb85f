using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>Checks the value of one argument.</summary>
internal sealed class ArgumentCheck(LayerDeclaration layer, int index, Argument argument, DiagnosticList diagnostics)
{
    private const string Rate = "rate";
    private const string Pads = "Pads";
    private const string OutputPadding = "OutputPadding";

    // Numbers that are not simply finite: whether they are in range as the floats they become, and the range in words.
    private static readonly Dictionary<string, (Func<float, bool> IsValid, string Range)> Ranges = new()
    {
        ["LabelSmoothing"] = (IsRate, "at least 0 and less than 1"),
        ["Dropout"] = (IsRate, "at least 0 and less than 1"),
        ["Momentum"] = (value => value is >= 0 and <= 1, "from 0 to 1"),
        ["HuberDelta"] = (IsPositive, "finite and greater than 0"),
        ["Epsilon"] = (IsPositive, "finite and greater than 0"),
        ["StandardDeviation"] = (value => value >= 0 && IsFinite(value), "finite and at least 0"),
        ["standardDeviation"] = (value => value >= 0 && IsFinite(value), "finite and at least 0"),
    };

    public void Run()
    {
        switch (argument.Value)
        {
            case IntValue size:
                CheckSize(argument.Name, size.Value, ArgumentRules.MaxSize, argument.Name, argument.Name == OutputPadding ? 0 : 1);
                break;
            case DoubleValue number:
                CheckNumber(number.Value);
                break;
            case EnumValue { IsDefined: false } member:
                AddOption(Words.Number(member.Value), $"a member of {member.Type}");
                break;
            case ArrayValue array when argument.Name == LayerNames.Layers:
                CheckReferences(array);
                break;
            case ArrayValue when argument.Name == Pads:
                CheckElements(layer.Ints(argument.Name), least: 0);
                break;
            case ArrayValue:
                CheckShape(layer.Ints(argument.Name));
                break;
        }
    }

    private void CheckNumber(double value)
    {
        if (argument.Name == Rate)
        {
            if (!IsRate((float)value))
            {
                diagnostics.Add(Descriptors.RateOutOfRange, index, argument.Name, argument.Name, layer.Kind, Words.Number(value));
            }

            return;
        }

        var (isValid, range) = Ranges.TryGetValue(argument.Name, out var known) ? known : (IsFinite, "a finite number");
        if (!isValid((float)value))
        {
            AddOption(Words.Number(value), range);
        }
    }

    private void CheckReferences(ArrayValue names)
    {
        if (names.Items.IsEmpty)
        {
            diagnostics.Add(Descriptors.MissingReference, index, null, layer.Kind);
        }
    }

    private void CheckShape(EquatableArray<int> shape)
    {
        string name = argument.Name;
        CheckSize($"The number of axes in {name}", shape.Count, ArgumentRules.MaxAxes, name);
        CheckSize($"The number of values in {name}", ArgumentRules.ValuesIn(shape), DeclarationValidator.MaxValues, name);
        CheckElements(shape, least: 1);
    }

    private void CheckElements(EquatableArray<int> numbers, long least)
    {
        for (int i = 0; i < numbers.Count; i++)
        {
            string element = $"{argument.Name}[{Words.Number(i)}]";
            CheckSize(element, numbers[i], ArgumentRules.MaxSize, element, least);
        }
    }

    private void CheckSize(string what, long value, long most, string place, long least = 1)
    {
        if (value < least || value > most)
        {
            // How many axes or values a shape has is mended by no one number.
            string? nearest = what == place ? Words.Number(Math.Max(least, Math.Min(value, most))) : null;
            diagnostics.AddFixable(
                Descriptors.SizeOutOfRange, index, place, nearest, what, layer.Kind, Words.Grouped(value), Words.Number(least), Words.Grouped(most));
        }
    }

    private void AddOption(string value, string range) =>
        diagnostics.Add(Descriptors.OptionOutOfRange, index, argument.Name, argument.Name, layer.Kind, value, range);

    private static bool IsRate(float value) => value is >= 0 and < 1;

    private static bool IsPositive(float value) => value > 0 && IsFinite(value);

    private static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);
}
