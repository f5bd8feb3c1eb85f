using System.Globalization;

namespace NnGen.Generator.Graph;

/// <summary>
/// Reads Einstein notation with affine indices, as <c>n 2y+u 2x+v c, u v c f -> n y x f</c>: a letter is a loop variable, n is the batch.
/// The extent of a variable is that of an axis where it stands alone, of either operand or given with the output's shape.
/// </summary>
internal sealed class ContractionFormula
{
    private readonly List<char> _letters = [];
    private readonly Dictionary<char, int> _extents = [];
    private readonly string[][] _terms;

    private ContractionFormula(string formula)
    {
        _terms = [.. formula.Split([",", "->"], StringSplitOptions.None).Select(Terms)];
        if (_terms.Length != 3)
        {
            throw new ArgumentException($"'{formula}' is not of the form 'left, right -> output'.");
        }

        foreach (var letter in formula.Where(char.IsLetter).Distinct())
        {
            _letters.Add(letter);
        }
    }

    public static (IterationSpace Space, AffineMap Left, AffineMap Right, AffineMap Output) Read(
        string formula, Shape left, Shape right, Shape output)
    {
        var reader = new ContractionFormula(formula);
        reader.Measure(reader._terms[0], left);
        reader.Measure(reader._terms[1], right);
        reader.Measure(reader._terms[2], output);
        var letters = new string([.. reader._letters]);
        var space = new IterationSpace(letters, reader._letters.Select(reader.Extent).ToEquatableArray());
        return (space, reader.Map(0), reader.Map(1), reader.Map(2));
    }

    private static string[] Terms(string part) => part.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private void Measure(string[] terms, Shape shape)
    {
        var batch = shape.HasBatch ? 1 : 0;
        if (terms.Length != shape.Rank + batch)
        {
            throw new ArgumentException($"The indices '{string.Join(" ", terms)}' do not fit the shape {shape}.");
        }

        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i].Length == 1 && char.IsLetter(terms[i][0]))
            {
                Measure(terms[i][0], i < batch ? IterationSpace.Batch : shape.Axes[i - batch]);
            }
        }
    }

    private void Measure(char letter, int extent)
    {
        if (_extents.TryGetValue(letter, out var known) && known != extent)
        {
            throw new ArgumentException($"The index {letter} runs over axes of different extents, {InWords(known)} and {InWords(extent)}.");
        }

        _extents[letter] = extent;
    }

    private int Extent(char letter) => _extents.TryGetValue(letter, out var extent)
        ? extent
        : throw new ArgumentException($"The extent of the index {letter} is unknown, since it stands nowhere alone.");

    private static string InWords(int extent) => extent == IterationSpace.Batch ? "N" : extent.ToString(CultureInfo.InvariantCulture);

    private AffineMap Map(int part) => new(_terms[part].Select(Index).ToEquatableArray());

    private AffineIndex Index(string term)
    {
        var coefficients = new int[_letters.Count];
        var offset = 0;
        foreach (var summand in term.Split('+'))
        {
            var last = summand.Length - 1;
            if (last >= 0 && char.IsLetter(summand[last]))
            {
                coefficients[_letters.IndexOf(summand[last])] += last == 0 ? 1 : Number(summand.Substring(0, last));
            }
            else
            {
                offset += Number(summand);
            }
        }

        return new(new(coefficients), offset);
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"'{digits}' is neither an index nor a whole number.");
}
