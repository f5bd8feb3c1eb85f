namespace CharTransformer.Text;

/// <summary>The 64 characters the network knows, and their numbers.</summary>
public static class Alphabet
{
    /// <summary>How many characters there are.</summary>
    public const int Size = 64;

    private const string Characters = "\n !'(),-.:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The number of each character, from 0 to 63. One that is not in the alphabet counts as a space.</summary>
    public static int[] Encode(string text) => [.. text.Select(character => Characters.IndexOf(Known(character), StringComparison.Ordinal))];

    /// <summary>The characters of numbers from 0 to 63.</summary>
    public static string Decode(IEnumerable<int> tokens) => string.Concat(tokens.Select(token => Characters[token]));

    private static char Known(char character) => character switch
    {
        '‘' or '’' => '\'',
        '–' or '—' => '-',
        _ => Characters.Contains(character, StringComparison.Ordinal) ? character : ' ',
    };
}
