using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The bodies of functions, and the methods that long ones are cut into.</summary>
internal sealed partial class FunctionsEmitter
{
    private readonly List<Action> _sections = [];

    /// <summary>Writes what a function of this class does, with the methods that it had to be cut into.</summary>
    private void WriteBody(FunctionBody body, string name, string[] arguments, string? continuing = null, string? withInputGradients = null)
    {
        WriteCalls(body, name, arguments, continuing, withInputGradients);
        AddSections(body, name, arguments, continuing, withInputGradients);
    }

    /// <summary>Writes what a function does, or the calls of its sections.</summary>
    /// <param name="body">What it does.</param>
    /// <param name="name">Its name; that of a section is the same and its number.</param>
    /// <param name="arguments">What a section needs, as its parameters are declared.</param>
    /// <param name="continuing">The flag of a call that continues a step, if there is one.</param>
    /// <param name="withInputGradients">The flag that input gradients are wanted, if they may not be.</param>
    private void WriteCalls(FunctionBody body, string name, string[] arguments, string? continuing = null, string? withInputGradients = null)
    {
        foreach (var reference in body.References)
        {
            writer.Lines(reference);
        }

        body.Write(writer, continuing, withInputGradients);
        for (var i = 0; i < body.Sections.Count; i++)
        {
            writer.Lines($"{name}Section{Number(i + 1)}({Passed(arguments)});");
        }
    }

    /// <summary>Arguments as they are passed on, from how they are declared.</summary>
    private static string Passed(IEnumerable<string> arguments) => string.Join(
        ", ", arguments.Select(argument => argument.StartsWith("ref ", StringComparison.Ordinal) ? "ref " + argument.Split(' ')[2] : argument.Split(' ')[1]));

    private void AddSections(FunctionBody body, string name, string[] arguments, string? continuing = null, string? withInputGradients = null)
    {
        for (var i = 0; i < body.Sections.Count; i++)
        {
            var (section, number) = (body.Sections[i], Number(i + 1));
            _sections.Add(() =>
            {
                writer.Empty().Lines($"/// <summary>{name}, section {number} of {Number(body.Sections.Count)}: in one method the JIT would not optimise.</summary>");
                writer.Block(
                    $"public static void {name}Section{number}({string.Join(", ", arguments)})",
                    () => WriteCalls(section, name, arguments, continuing, withInputGradients));
            });
        }
    }
}
